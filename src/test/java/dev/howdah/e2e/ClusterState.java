package dev.howdah.e2e;

import java.util.List;

/// All that a deploy decides about a cluster, as text: files with their modes and contents, units, settings, roles,
/// databases, slots and repmgr's members. Two clusters from the same directory have equal ones.
final class ClusterState {

    private static final String FILES = """
            find /etc /usr/local /root /opt -xdev -type f \\
              ! -path '/opt/postgres/data/*' ! -path '/opt/postgres/data.*/*' ! -name '*-' ! -name '.pwd.lock' \\
              ! -name machine-id ! -name ld.so.cache ! -path /etc/hostname ! -path /etc/resolv.conf
            find /opt/postgres/data/ -maxdepth 1 -name '*.conf' 2>/dev/null
            find /opt/postgres/data/conf.d /opt/postgres/data/standby.signal -type f 2>/dev/null
            find /var/lib/postgresql /var/lib/barman -maxdepth 2 -type f \\( -name .pgpass -o -path '*/.ssh/*' -o -name '.bash*' \\)
            """;

    private static final String ON_HOST = """
            export LC_ALL=C
            { %s } 2>/dev/null | sort -u | while read -r file; do
              echo "$(stat -c '%%a %%U:%%G' "$file") $(sha256sum < "$file" | cut -c1-16) $file"
            done
            ls -d /opt/postgres/* /run/howdah.lock /usr/local/lib/howdah 2>/dev/null
            for unit in $(systemctl list-unit-files --state=enabled --no-legend --plain | cut -d' ' -f1 | grep -v @); do
              echo "$unit $(systemctl show -p ActiveState --value "$unit")"
            done
            systemctl list-unit-files --state=masked --no-legend --plain | cut -d' ' -f1
            dpkg-query -W -f '${Package} ${db:Status-Abbrev}\\n'
            """.formatted(FILES);

    private static final List<String> OF_CLUSTER = List.of(
            "select rolname, rolsuper, rolcreatedb, rolreplication, rolcanlogin, rolpassword, rolconnlimit"
                    + " from pg_authid order by 1",
            "select r.rolname, m.rolname from pg_auth_members join pg_roles r on r.oid = roleid"
                    + " join pg_roles m on m.oid = member order by 1, 2",
            "select datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datacl"
                    + " from pg_database order by 1",
            "select extname, extversion from pg_extension order by 1");

    private static final List<String> OF_NODE = List.of(
            "select name, setting from pg_settings where source not in ('default', 'override', 'client') order by 1",
            "select slot_name, slot_type, active from pg_replication_slots order by 1",
            "select pg_is_in_recovery(), (select timeline_id from pg_control_checkpoint())",
            "select type, database, user_name, address, auth_method, error from pg_hba_file_rules");

    private ClusterState() {}

    static String of(TestCluster cluster) {
        var text = new StringBuilder();
        for (var node : cluster.all()) {
            text.append("== ").append(node.name()).append('\n').append(node.sh(ON_HOST));
        }
        OF_CLUSTER.forEach(query -> append(text, cluster.node(1).rows(query)));
        append(
                text,
                cluster.node(1)
                        .rows(
                                "repmgr",
                                "select node_id, upstream_node_id, active, node_name, type, location, priority, conninfo,"
                                        + " slot_name from repmgr.nodes order by 1"));
        for (var node : cluster.dataNodes()) {
            OF_NODE.forEach(query -> append(text, node.rows(query)));
            append(text, node.streaming());
        }
        text.append("barman check: ")
                .append(cluster.barman().barmanCheck().exitCode())
                .append('\n');
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> rows) {
        rows.forEach(row -> text.append(row).append('\n'));
    }
}
