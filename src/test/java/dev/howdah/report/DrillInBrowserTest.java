package dev.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.topology.drill.DrillReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page of a drill in a browser, on a phone and on a desk, by day and by night: nothing is cut off, covered or too
/// small, and nothing is loaded.
@Tag("e2e")
class DrillInBrowserTest {

    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);
    private static final Path PICTURES = Path.of("target/drill");

    @TempDir
    private Path scratch = Path.of("");

    @Test
    void nothingIsCutOffOrCoveredInAnyWidthByDayAndByNight() throws IOException {
        var page = DrillHtml.of(List.of(MadeUpDrill.good(), MadeUpDrill.bad()));
        var seen = look(page);
        assertThat(seen).hasSize(2 * WIDTHS.size());
        for (var frame : seen) {
            assertThat(words(frame.path("faults")))
                    .as("%s, %s px", frame.path("scheme"), frame.path("width"))
                    .isEmpty();
            var good = frame.at("/pictures/0");
            var bad = frame.at("/pictures/1");
            assertThat(frame.path("pictures")).hasSize(2);
            assertThat(good.path("lanes").asInt())
                    .isEqualTo(MadeUpDrill.good().lanes().size());
            assertThat(good.path("bars").asInt()).isEqualTo(bars(MadeUpDrill.good()));
            assertThat(good.path("moments").asInt()).isEqualTo(1);
            assertThat(bad.path("bars").asInt()).isEqualTo(bars(MadeUpDrill.bad()));
            assertThat(bad.path("moments").asInt()).isEqualTo(2);
        }
        assertThat(backgrounds(seen, "light")).hasSize(1).doesNotContainAnyElementsOf(backgrounds(seen, "dark"));
        assertThat(backgrounds(seen, "dark")).hasSize(1);
    }

    /// What the look finds is proven by pages that are spoilt.
    @Test
    void aPageThatIsSpoiltIsNoticed() throws IOException {
        var page = DrillHtml.of(List.of(MadeUpDrill.good()));
        var wide = page.replace("<main>", "<main><p style=\"width: 2000px\">wide</p>");
        assertThat(faults(wide)).anyMatch(fault -> fault.contains("wider than the window"));
        var covered =
                page.replace("text-anchor=\"start\">seconds after", "text-anchor=\"start\" dy=\"-16\">seconds after");
        assertThat(faults(covered)).anyMatch(fault -> fault.startsWith("overlap: 0 and seconds after"));
        var pale = page.replace("--on-works: #ffffff", "--on-works: #55aa70");
        assertThat(faults(pale)).anyMatch(fault -> fault.startsWith("hard to read: works"));
        var cut = page.replace("text-anchor=\"end\">writes", "text-anchor=\"end\" dx=\"-90\">writes");
        assertThat(faults(cut)).anyMatch(fault -> fault.startsWith("cut off: writes"));
    }

    @Test
    void nothingIsLoadedAndNoScriptRuns() throws IOException {
        var page = DrillHtml.of(List.of(MadeUpDrill.bad()));
        var file = scratch.resolve("page.html");
        Files.writeString(file, page);
        assertThat(new Chromium(scratch).console(file)).isEmpty();
        // a name that became markup could do nothing
        var spoilt = page.replace(
                "</main>", "<script>document.title = 'ran'</script><img src=\"file:///nowhere.png\"></main>");
        Files.writeString(file, spoilt);
        assertThat(new Chromium(scratch).console(file)).hasSize(2).allMatch(line -> line.contains("Content Security"));
        assertThat(new Chromium(scratch).document(file)).doesNotContain("<title>ran");
    }

    /// For looking at by eye, in `target/drill`; that colours of each state are there is checked here.
    @Test
    void thePictureIsDrawnInColours() throws IOException {
        var file = scratch.resolve("page.html");
        Files.writeString(file, DrillHtml.of(List.of(MadeUpDrill.good())));
        Files.createDirectories(PICTURES);
        for (int width : List.of(500, 1280)) {
            var picture = PICTURES.toAbsolutePath().resolve("drill-" + width + ".png");
            new Chromium(scratch).screenshot(file, picture, width, 1600);
            var image = ImageIO.read(picture.toFile());
            for (int colour : List.of(0x2a66c8, 0xbcd9d2, 0xf2cf73, 0x4c9a63, 0xc8372d)) {
                assertThat(pixels(image, colour)).as("%06x", colour).isGreaterThan(200);
            }
        }
    }

    private static int pixels(BufferedImage image, int colour) {
        int found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == colour) {
                    found++;
                }
            }
        }
        return found;
    }

    private static int bars(DrillReport report) {
        return report.lanes().stream().mapToInt(lane -> lane.spans().size()).sum();
    }

    private List<String> faults(String page) throws IOException {
        return look(page).stream()
                .flatMap(frame -> words(frame.path("faults")).stream())
                .toList();
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> backgrounds(List<JsonNode> seen, String scheme) {
        return seen.stream()
                .filter(frame -> frame.path("scheme").asString().equals(scheme))
                .map(frame -> frame.path("background").asString())
                .distinct()
                .toList();
    }

    /// The page in frames of a page that measures it.
    private List<JsonNode> look(String page) throws IOException {
        var frames = new StringBuilder();
        for (var scheme : List.of("light", "dark")) {
            for (int width : WIDTHS) {
                frames.append(
                                "<iframe style=\"color-scheme: %s; border: 0; width: %dpx; height: 6000px\" srcdoc=\"%s\">"
                                        .formatted(scheme, width, Markup.escaped(page)))
                        .append("</iframe>\n");
            }
        }
        var file = scratch.resolve("look.html");
        Files.writeString(
                file,
                "<!DOCTYPE html><meta charset=\"utf-8\"><body>%s<pre id=\"seen\"></pre><script>%s</script></body>"
                        .formatted(frames, Files.readString(Path.of("src/test/resources/drill/look.js"))));
        var document = new Chromium(scratch).document(file);
        var seen = document.substring(
                document.indexOf("<pre id=\"seen\">") + "<pre id=\"seen\">".length(), document.indexOf("</pre>"));
        var list = new ArrayList<JsonNode>();
        JsonMapper.shared()
                .readTree(seen.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .forEach(list::add);
        return list;
    }
}
