package dev.howdah.component.system;

import dev.howdah.engine.Resource;
import dev.howdah.model.Distribution;
import dev.howdah.model.Family;
import dev.howdah.model.PostgresVersion;
import dev.howdah.resource.AbsentFile;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Heading;
import dev.howdah.resource.RepositoryPackage;
import dev.howdah.resource.RpmTool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Repositories of RPM packages beside the distribution's own, each a file of ours: for PGDG one version of Postgres
/// and
/// what all versions share, so that no upgrade of another comes along.
///
/// @param edb whether EDB's repositories are in use too, whose builds of Barman and psycopg then count
record RpmRepositories(Distribution distribution, PostgresVersion postgres, Heading heading, boolean edb) {

    private static final String PGDG = "https://download.postgresql.org/pub/repos/";
    private static final List<String> BUILT_IN = List.of("EPEL", "PGDG");

    /// @param wanted names of repositories
    /// @param defined the user's own, which count before ours of the same name
    List<Resource> resources(List<String> wanted, SequencedMap<String, SequencedMap<String, String>> defined) {
        var resources = new ArrayList<Resource>();
        (suse() ? List.of("PGDG") : BUILT_IN)
                .stream()
                        .filter(name -> !wanted.contains(name) || defined.containsKey(name))
                        .forEach(name -> resources.add(new AbsentFile(path(name))));
        for (var name : wanted) {
            var fields = defined.get(name);
            resources.add(
                    fields != null
                            ? own(name, fields)
                            : file(name, name.equals("EPEL") ? epel() : pgdg(suse() ? suseBase() : redHatBase())));
        }
        return resources;
    }

    private Resource own(String name, SequencedMap<String, String> fields) {
        var packageUrl = fields.get("rpm_url");
        if (packageUrl != null) {
            return new RepositoryPackage(tool(), name, packageUrl);
        }
        var all = new LinkedHashMap<String, String>();
        all.put("name", fields.getOrDefault("description", name));
        all.put("enabled", "1");
        all.putAll(fields);
        all.remove("description");
        return file(name, section(name.toLowerCase(Locale.ROOT), all));
    }

    private String epel() {
        var base = "https://dl.fedoraproject.org/pub/epel/";
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "Extra Packages for Enterprise Linux " + distribution.version());
        fields.put("baseurl", base + distribution.version() + "/Everything/$basearch/");
        fields.put("enabled", "1");
        fields.put("gpgcheck", "1");
        fields.put("gpgkey", base + "RPM-GPG-KEY-EPEL-" + distribution.version());
        fields.put("excludepkgs", "pgbouncer*,barman*,python3-barman*,repmgr*");
        return section("howdah-epel", fields);
    }

    private String pgdg(String base) {
        var sections = new StringBuilder();
        sections.append(section("howdah-pgdg-common", pgdgFields("what all versions share", base.formatted("common"))));
        sections.append('\n');
        sections.append(section(
                "howdah-pgdg-" + postgres.major(),
                pgdgFields("Postgres " + postgres.major(), base.formatted(Integer.toString(postgres.major())))));
        if (suse()) {
            sections.append('\n');
            sections.append(section("howdah-pgdg-extras", pgdgFields("what SLES lacks", base.formatted("extras"))));
        }
        return sections.toString();
    }

    private SequencedMap<String, String> pgdgFields(String what, String url) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "PGDG, " + what);
        fields.put("baseurl", url);
        fields.put("enabled", "1");
        fields.put("gpgcheck", "1");
        fields.put("repo_gpgcheck", "1");
        fields.put(
                "gpgkey",
                suse()
                        ? "https://zypp.postgresql.org/keys/PGDG-RPM-GPG-KEY-SLES" + distribution.version()
                        : PGDG + "yum/keys/PGDG-RPM-GPG-KEY-RHEL " + PGDG + "yum/keys/PGDG-RPM-GPG-KEY-AARCH64-RHEL");
        if (suse()) {
            fields.put("type", "rpm-md");
        } else if (edb) {
            fields.put("excludepkgs", "barman*,python3-barman*,python3-psycopg2*");
        }
        return fields;
    }

    private String redHatBase() {
        return PGDG + "yum/%s/redhat/rhel-" + distribution.version() + "-$basearch";
    }

    /// SLES names its service packs in its release, such as 15.6, and so do the directories.
    private static String suseBase() {
        return PGDG + "zypp/%s/suse/sles-$releasever-$basearch";
    }

    private Resource file(String name, String text) {
        return ConfigFile.ofRoot(path(name), heading.above(text));
    }

    private static String section(String id, SequencedMap<String, String> fields) {
        var text = new StringBuilder("[" + id + "]\n");
        fields.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private RpmTool tool() {
        return suse() ? RpmTool.ZYPPER : RpmTool.DNF;
    }

    private boolean suse() {
        return distribution.family() == Family.SUSE;
    }

    private String path(String name) {
        return (suse() ? "/etc/zypp/repos.d/" : "/etc/yum.repos.d/") + "howdah-" + name.toLowerCase(Locale.ROOT)
                + ".repo";
    }
}
