package dev.howdah.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {

    @Test
    void readsAndWritesAddresses() {
        assertThat(Subnet.parse("10.33.1.16/28")).hasToString("Optional[10.33.1.16/28]");
        assertThat(Subnet.parse("10.33.1.16/28").orElseThrow().address(2)).isEqualTo("10.33.1.18");
        assertThat(Subnet.parse("255.255.255.255/32")).isPresent();
        assertThat(Subnet.withoutHostBits("10.33.1.17/28")).hasToString("Optional[10.33.1.16/28]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.33.1.0",
                "10.33.1/24",
                "10.33.1.1.1/24",
                "10.33.1.17/28",
                "10.33.1.0/33",
                "10.33.1.0/-1",
                "256.0.0.0/8",
                "a.b.c.d/8",
                "10..1.0/24",
                ".10.1.0/24",
                "10.1.0./24",
                "10.33.1.0/x",
                "1e1.0.0.0/8",
                "010.033.001.000/24"
            })
    void refusesWhatIsNoRange(String text) {
        assertThat(Subnet.parse(text)).isEmpty();
    }

    @Test
    void knowsWhatMachinesMayHave() {
        var subnet = Subnet.parse("10.33.1.16/28").orElseThrow();

        assertThat(subnet.hosts()).isEqualTo(13);
        assertThat(subnet.isForHosts("10.33.1.17")).isFalse();
        assertThat(subnet.isForHosts("10.33.1.18")).isTrue();
        assertThat(subnet.isForHosts("10.33.1.30")).isTrue();
        assertThat(subnet.isForHosts("10.33.1.31")).isFalse();
        assertThat(subnet.isForHosts("10.33.1.32")).isFalse();
    }
}
