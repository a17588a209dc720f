package dev.howdah;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The house keeps its shape: arrows point down, and what is written down as a rule is one.
class ArchitectureTest {

    private static final String ROOT = "dev.howdah.";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.howdah");

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("dev.howdah");

    /// The table of docs/design.md: what each package may import besides itself, and what those may import in turn.
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry(
                    "operation",
                    List.of(
                            "component",
                            "topology",
                            "platform",
                            "architecture",
                            "engine",
                            "config",
                            "secret",
                            "resource",
                            "host",
                            "model",
                            "problem")),
            Map.entry("report", List.of("topology", "engine", "model", "problem")),
            // the engine for its one class that starts threads
            Map.entry("platform", List.of("host", "model", "secret", "engine", "problem")),
            Map.entry("component", List.of("resource", "topology", "engine", "host", "model", "secret", "problem")),
            Map.entry("topology", List.of("resource", "engine", "host", "model", "problem")),
            // secrets for the files and roles that hold them
            Map.entry("resource", List.of("engine", "host", "secret", "problem")),
            Map.entry("engine", List.of("host", "problem")),
            Map.entry("host", List.of("problem")),
            Map.entry("architecture", List.of("model", "problem")),
            Map.entry("config", List.of("model", "problem")),
            Map.entry("secret", List.of("model", "problem")),
            Map.entry("model", List.of("problem")),
            Map.entry("problem", List.of()));

    private static String top(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        return name.substring(ROOT.length()).split("\\.", 2)[0];
    }

    @Test
    void importArrowsPointDownTheTableOnly() {
        var wrong = new ArrayList<String>();
        for (var type : PRODUCT) {
            var from = top(type);
            var allowed = MAY_IMPORT.get(from);
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var to = top(dependency.getTargetClass());
                if (allowed != null && !to.isEmpty() && !to.equals(from) && !allowed.contains(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageStandsInTheTable() {
        assertThat(PRODUCT.stream().map(ArchitectureTest::top).filter(name -> !name.equals("cli")))
                .isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.howdah.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void componentsDoNotImportEachOther() {
        slices().matching("dev.howdah.component.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandLineWritesToStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.howdah.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PRODUCT);
    }

    @Test
    void nobodySleepsButTheOneThatWaitsForConditions() {
        noClasses()
                .that(new DescribedPredicate<>("are not the one class that waits") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !List.of("Waiting", "Await").contains(type.getSimpleName());
                    }
                })
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackage).distinct().filter(it -> !isNullMarked(it)))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    private static boolean isNullMarked(JavaPackage part) {
        return part.tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
    }

    /// A failover manager, and the data of a Postgres, are the field's own words.
    @Test
    void namesSayWhatAThingIs() {
        classes()
                .that()
                .haveSimpleNameNotContaining("FailoverManager")
                .and()
                .doNotHaveSimpleName("InitializedData")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Data)")
                .check(PRODUCT);
    }

    @Test
    void onlyTheEngineAndTheCommandLineStartThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.howdah.engine..", "dev.howdah.cli..")
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .check(PRODUCT);
    }
}
