package dev.howdah.architecture;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Orders of host names, by the names that sort(1) has for them.
public final class NameOrder {

    private NameOrder() {}

    /// The names in an order, or nothing where there is none of that name.
    ///
    /// @param order such as `version-sort`, `--version-sort` or `-V`
    public static Optional<List<HostChoice>> of(String order, String clusterName, List<HostChoice> hosts) {
        return switch (order) {
            case "random-sort", "--random-sort", "-R" -> Optional.of(HostNames.inOrderFor(clusterName, hosts));
            case "dictionary-order", "--dictionary-order", "-d" -> sorted(hosts, Comparator.naturalOrder());
            case "numeric-sort", "--numeric-sort", "-n" ->
                sorted(hosts, Comparator.comparing(NameOrder::number).thenComparing(Comparator.naturalOrder()));
            case "version-sort", "--version-sort", "-V" -> sorted(hosts, NameOrder::versions);
            case "reverse", "--reverse", "-r" -> sorted(hosts, Comparator.reverseOrder());
            default -> Optional.empty();
        };
    }

    private static Optional<List<HostChoice>> sorted(List<HostChoice> hosts, Comparator<String> order) {
        return Optional.of(hosts.stream()
                .sorted(Comparator.comparing(HostChoice::name, order))
                .toList());
    }

    /// The number with which a name begins; 0 where it begins with none.
    private static Long number(String name) {
        int end = endOfDigits(name, 0);
        return end == 0 || end > 18 ? 0L : Long.valueOf(name.substring(0, end));
    }

    /// Compares the digits in names as numbers and the rest as text: `db2` comes before `db10`.
    private static int versions(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = endOfDigits(one, i);
            int jEnd = endOfDigits(other, j);
            if (iEnd > i && jEnd > j) {
                var a = withoutZeros(one.substring(i, iEnd));
                var b = withoutZeros(other.substring(j, jEnd));
                int difference = a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
                if (difference != 0) {
                    return difference;
                }
                i = iEnd;
                j = jEnd;
            } else if (one.charAt(i) != other.charAt(j)) {
                return Character.compare(one.charAt(i), other.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String withoutZeros(String digits) {
        int i = 0;
        while (i < digits.length() - 1 && digits.charAt(i) == '0') {
            i++;
        }
        return digits.substring(i);
    }
}
