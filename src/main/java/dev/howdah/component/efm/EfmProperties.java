package dev.howdah.component.efm;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.problem.Category;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.Heading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The content of an agent's file of properties, but for the encrypted password: what this version of EFM knows, in the
/// order of its own template.
///
/// What an expert would ask: a cascaded standby is neither promoted nor turned to a new primary, for its upstream is;
/// which standbys are cascaded follows the live truth. EFM from 5.1 on does not start with a property that it does not
/// know, so none is written.
record EfmProperties(Deployment deployment, Instance instance) {

    /// Its value is made on the host.
    static final String PASSWORD = "db.password.encrypted";

    private static final String SSL_MODE = "jdbc.sslmode";
    private static final String SERVICE = "postgres";

    String text() {
        var version = places().version();
        var given = given(version);
        var text = new StringBuilder(new Heading(cluster().name()).line());
        for (var property : EfmProperty.all()) {
            if (property.isKnownTo(version)) {
                value(property, given)
                        .ifPresent(value -> text.append(property.name())
                                .append('=')
                                .append(value)
                                .append('\n'));
            }
        }
        return text.toString();
    }

    /// Whether agents speak to Postgres without TLS, because the user says so.
    static boolean speaksPlainly(Cluster cluster, Instance agent) {
        return "disable".equals(cluster.value(agent, EfmSettings.CONF).get(SSL_MODE));
    }

    /// The agent whose Postgres streams from one that is no primary.
    boolean isCascaded() {
        return deployment
                .now()
                .upstream(instance)
                .filter(upstream -> !upstream.equals(deployment.primary().name()))
                .isPresent();
    }

    private Optional<String> value(EfmProperty property, Map<String, String> given) {
        return Optional.ofNullable(computed().get(property.name()))
                .or(() -> Optional.ofNullable(given.get(property.name())))
                .or(() -> EfmTiming.ofSpeed(cluster(), property.name()))
                .or(() -> property.name().equals("application.name")
                        ? Optional.of(instance.holdsData() ? instance.name() : "")
                        : property.usual());
    }

    /// What nobody can say otherwise.
    private SequencedMap<String, String> computed() {
        var paths = PostgresPaths.of(cluster(), instance);
        var values = new LinkedHashMap<String, String>();
        values.put("db.user", Efm.ROLE);
        values.put("db.port", Integer.toString(paths.port()));
        values.put("bind.address", places().bindingOf(instance));
        values.put("is.witness", Boolean.toString(!instance.holdsData()));
        values.put("stable.nodes.file", "true");
        if (instance.holdsData()) {
            values.put("db.service.owner", paths.user());
            values.put("db.service.name", SERVICE);
            values.put("db.bin", paths.binaries());
            values.put("db.data.dir", paths.dataDirectory());
        }
        values.put("promotable", Boolean.toString(isPromotable()));
        values.put("auto.reconfigure", Boolean.toString(!isCascaded()));
        return values;
    }

    private boolean isPromotable() {
        return instance.holdsData() && !instance.has(Role.EFM_NOT_PROMOTABLE) && !isCascaded();
    }

    /// The user's properties, if this version knows them all.
    private Map<String, String> given(EfmVersion version) {
        var given = cluster().value(instance, EfmSettings.CONF);
        var problems = given.sequencedKeySet().stream()
                .filter(name -> EfmProperty.named(name)
                        .filter(known -> !known.isKnownTo(version))
                        .isPresent())
                .map(name -> unknown(name, version))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.WRONG_INPUT, problems);
        }
        return given;
    }

    private static Problem unknown(String name, EfmVersion version) {
        var property = EfmProperty.named(name).orElseThrow();
        var known = EfmProperty.all().stream()
                .filter(other -> other.isKnownTo(version) && !other.isOurs())
                .map(EfmProperty::name)
                .toList();
        var when = property.first().compareTo(version) > 0
                ? "it came with EFM " + property.first()
                : "it went with EFM 5.0";
        return Problem.here("efm_conf_settings has the property " + name + ", which EFM " + version + " does not know: "
                        + when)
                .withRemedy(DidYouMean.hint(name, known));
    }

    private EfmPlaces places() {
        return new EfmPlaces(cluster(), instance);
    }

    private Cluster cluster() {
        return deployment.cluster();
    }
}
