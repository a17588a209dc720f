package dev.howdah.engine;

/// What an edit causes beyond the resource itself.
///
/// @param target address of the resource that is affected, such as `unit postgres`
/// @param because the reason in a few words, such as the name of a setting
public record Effect(Kind kind, String target, String because) {

    /// From harmless to grave.
    public enum Kind {
        /// Picked up without an interruption.
        RELOAD,
        /// The service goes away for a moment.
        RESTART,
        /// Data is written or replaced.
        DATA
    }
}
