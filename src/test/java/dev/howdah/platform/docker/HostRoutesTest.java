package dev.howdah.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Subnet;
import org.junit.jupiter.api.Test;

class HostRoutesTest {

    private static final String TABLE = """
            Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
            eth0	00000000	0100000A	0003	0	0	0	00000000	0	0	0
            eth0	0000000A	00000000	0001	0	0	0	00FFFFFF	0	0	0
            docker0	000011AC	00000000	0001	0	0	0	0000FFFF	0	0	0
            """;

    @Test
    void readsTheKernelsTableWithoutTheDefaultRoute() {
        assertThat(HostRoutes.read(TABLE))
                .extracting(route -> route.device() + " " + route.range())
                .containsExactly("eth0 10.0.0.0/24", "docker0 172.17.0.0/16");
    }

    @Test
    void seesRangesInsideOneAnother() {
        var wide = Subnet.parse("172.17.0.0/16").orElseThrow();
        var narrow = Subnet.parse("172.17.5.0/28").orElseThrow();
        var other = Subnet.parse("172.18.0.0/28").orElseThrow();
        assertThat(HostRoutes.overlap(wide, narrow)).isTrue();
        assertThat(HostRoutes.overlap(narrow, wide)).isTrue();
        assertThat(HostRoutes.overlap(wide, other)).isFalse();
        assertThat(HostRoutes.overlap(narrow, narrow)).isTrue();
    }
}
