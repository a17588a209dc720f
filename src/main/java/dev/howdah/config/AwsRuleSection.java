package dev.howdah.config;

import dev.howdah.model.AwsRule;
import dev.howdah.model.SettingType;
import dev.howdah.model.Subnet;
import java.util.List;
import java.util.Optional;

/// Reads one entry of `cluster_rules`: `{proto: tcp, from_port: 5432, to_port: 5432, cidr_ip: 192.0.2.0/24}`.
final class AwsRuleSection {

    private static final List<String> KEYS = List.of("proto", "from_port", "to_port", "ports", "cidr_ip", "rule_desc");
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp", "all", "-1");

    private final Section section;
    private final Findings findings;

    AwsRuleSection(Section section, Findings findings) {
        this.section = section;
        this.findings = findings;
    }

    List<AwsRule> read() {
        section.refuseUnknown("of a rule", KEYS, "known are " + String.join(", ", KEYS));
        var protocol = section.text("proto").orElse("tcp");
        if (!PROTOCOLS.contains(protocol)) {
            findings.unknown(section.line("proto"), "there is no protocol '" + protocol + "'", protocol, PROTOCOLS);
        }
        var ranges = section.words("cidr_ip");
        if (ranges.isEmpty()) {
            findings.error(section.line(), "the rule has no cidr_ip", "write the ranges that may come in");
        }
        ranges.stream()
                .filter(range -> Subnet.parse(range).isEmpty())
                .forEach(range -> findings.error(
                        section.line("cidr_ip"),
                        "'" + range + "' is not an address range in CIDR notation",
                        "write it as 192.0.2.0/24, with the bits after the prefix zero"));
        return ports(protocol.equals("all") ? "-1" : protocol, ranges);
    }

    private List<AwsRule> ports(String protocol, List<String> ranges) {
        if (protocol.equals("-1")) {
            return List.of(new AwsRule(protocol, -1, -1, ranges));
        }
        var single = section.words("ports");
        if (!single.isEmpty()) {
            return single.stream()
                    .map(word -> new AwsRule(protocol, end(word, 0), end(word, 1), ranges))
                    .toList();
        }
        var from = section.value("from_port", SettingType.INTEGER);
        var to = section.value("to_port", SettingType.INTEGER).or(() -> from);
        if (from.isEmpty() && !protocol.equals("icmp")) {
            findings.error(section.line(), "the rule has no from_port", "write from_port and to_port");
        }
        return List.of(new AwsRule(
                protocol, checked("from_port", from.orElse(-1)), checked("to_port", to.orElse(-1)), ranges));
    }

    /// A word such as 5432 or 5432-5440.
    private int end(String word, int which) {
        var words = word.split("-", 2);
        var number = words[Math.min(which, words.length - 1)].strip();
        return checked("ports", number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : -2);
    }

    private int checked(String key, int port) {
        return Optional.of(port)
                .filter(number -> number >= -1 && number <= 65535)
                .orElseGet(() -> {
                    findings.error(section.line(key), "that is not a port", "write a number from 0 to 65535");
                    return 0;
                });
    }
}
