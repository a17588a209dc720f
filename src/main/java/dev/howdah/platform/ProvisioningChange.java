package dev.howdah.platform;

/// Something that a platform creates, starts, stops or removes.
///
/// @param subject such as `container kaolin`
/// @param note more of it for people, such as its address; may be empty
public record ProvisioningChange(Act act, String subject, String note) {

    /// What is done.
    public enum Act {
        CREATE("+"),
        START(">"),
        STOP("."),
        REMOVE("-"),
        /// Found as it should be.
        REACH("=");

        private final String sign;

        Act(String sign) {
            this.sign = sign;
        }

        /// One character for plans on the terminal.
        public String sign() {
            return sign;
        }
    }

    public static ProvisioningChange create(String subject, String note) {
        return new ProvisioningChange(Act.CREATE, subject, note);
    }

    /// One line, as a plan shows it.
    public String text() {
        return act.sign() + " " + subject + (note.isEmpty() ? "" : " " + note);
    }
}
