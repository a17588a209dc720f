package dev.howdah.component;

import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.OsUser;
import dev.howdah.resource.SecretFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How hosts ask the members of a cluster which of them is primary, without the help of a failover manager.
///
/// The truth is what Postgres itself says. Where two say that they are primary, the one on the higher timeline was
/// promoted later and is the real one. The role that asks may log in and read statistics, and nothing else.
public final class PrimaryWatch {

    /// The role that asks, and the account that does so where it needs one of its own.
    public static final String ROLE = "howdah_watch";

    /// A file of shell functions that the scripts on hosts read in.
    public static final String FUNCTIONS = "/usr/local/lib/howdah/members";

    private static final String HOME = "/var/lib/" + ROLE;

    private static final Template TEXT = Template.of(PrimaryWatch.class, "members.sh");

    private PrimaryWatch() {}

    public static RoleNeed role() {
        return new RoleNeed(
                ROLE, List.of("LOGIN", "CONNECTION LIMIT 100"), true, List.of("pg_read_all_stats"), List.of());
    }

    /// The account on a host that asks where Postgres' own is not there or has too many rights.
    public static List<Resource> account(Credentials credentials) {
        return List.of(
                new OsUser(ROLE, HOME, "/usr/sbin/nologin", List.of()),
                new Directory(HOME, "0700", ROLE, ROLE),
                new SecretFile(passfile(), Passfile.of(credentials, List.of(ROLE)), "0600", ROLE, ROLE));
    }

    public static String passfile() {
        return HOME + "/.pgpass";
    }

    /// libpq parameters of a member's server. The name is what the certificate bears, the address saves a look-up of
    /// names.
    public static String place(Cluster cluster, Instance member) {
        return "host=%s%s port=%d"
                .formatted(
                        member.name(),
                        member.address().map(ip -> " hostaddr=" + ip).orElse(""),
                        PostgresPaths.of(cluster, member).port());
    }

    /// The file with the functions, on an instance with a Postgres.
    public static Resource functions(Cluster cluster, Instance instance) {
        var content = TEXT.filled(Map.of(
                "heading", new Heading(cluster.name()).line(),
                "members", names(cluster),
                "places", places(cluster),
                "psql", PostgresPaths.of(cluster, instance).binaries() + "/psql",
                "role", ROLE,
                "authority", Certificates.authorityPath()));
        return new ConfigFile(FUNCTIONS, content, "0644", "root", "root");
    }

    private static String names(Cluster cluster) {
        return cluster.dataInstances().stream().map(Instance::name).collect(Collectors.joining(" "));
    }

    /// A branch of a case statement for each member.
    private static String places(Cluster cluster) {
        return cluster.dataInstances().stream()
                .map(member -> "    %s) echo \"%s\" ;;\n".formatted(member.name(), place(cluster, member)))
                .collect(Collectors.joining());
    }
}
