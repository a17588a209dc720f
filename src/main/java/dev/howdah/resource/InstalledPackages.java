package dev.howdah.resource;

import dev.howdah.engine.Fact;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What dpkg knows of a host's packages; asked once, however many want to know.
///
/// @param versions of all packages that are whole, by name
/// @param broken packages that an interrupted installation left half done
/// @param blocked whether a policy file of ours still keeps services from starting
public record InstalledPackages(Map<String, String> versions, Set<String> broken, boolean blocked) {

    /// Keeps the services of new packages from starting; see invoke-rc.d(8).
    static final String POLICY = "/usr/sbin/policy-rc.d";

    static final String POLICY_MARK = "# Written by Howdah while it installs packages";

    public static final Fact<InstalledPackages> FACT =
            Fact.sh("packages", """
            dpkg-query -W -f '${Package} ${db:Status-Status} ${Version}\\n'
            if [ -f %1$s ] && grep -qF '%2$s' %1$s; then echo 'howdah blocked -'; fi
            """.formatted(POLICY, POLICY_MARK), InstalledPackages::read);

    public boolean has(String name) {
        return versions.containsKey(name);
    }

    static InstalledPackages read(String answer) {
        var versions = new LinkedHashMap<String, String>();
        var states = new LinkedHashMap<String, String>();
        answer.lines().map(line -> line.split(" ", -1)).forEach(fields -> {
            if (fields.length == 3 && fields[1].equals("installed")) {
                versions.put(fields[0], fields[2]);
            } else if (fields.length == 3) {
                states.put(fields[0], fields[1]);
            }
        });
        var broken = states.entrySet().stream()
                .filter(entry ->
                        !Set.of("not-installed", "config-files", "blocked").contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new InstalledPackages(
                Collections.unmodifiableMap(versions), broken, "blocked".equals(states.get("howdah")));
    }
}
