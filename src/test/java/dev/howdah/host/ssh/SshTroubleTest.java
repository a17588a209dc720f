package dev.howdah.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each cause, in the words that OpenSSH 9.2 and sudo 1.9 have for it, becomes a sentence and a remedy.
class SshTroubleTest {

    private static final SshTrouble TROUBLE =
            new SshTrouble(Path.of("/c"), "-p 2222 ada@10.0.0.2", Optional.of(Path.of("/c/id_c.pub")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssh: connect to host 10.0.0.2 port 22: Connection refused         | refused           | cluster_ssh_port
            ssh: connect to host 10.0.0.2 port 22: No route to host           | no route          | jump host
            ssh: connect to host 10.0.0.2 port 22: Connection timed out       | does not react    | firewall
            ssh: Could not resolve hostname kaolin: Name or service not known | does not resolve  | ip_address
            Host key verification failed.                                     | not known yet     | --accept-host-keys
            @ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @              | not the one       | known_hosts
            ada@10.0.0.2: Permission denied (publickey,password).             | not let us in     | ssh-copy-id -i /c/id_c.pub -p 2222 ada@10.0.0.2
            sudo: a password is required                                      | asks for a password | ada ALL=(ALL) NOPASSWD: ALL
            sudo: sorry, you must have a tty to run sudo                      | wants a terminal  | Defaults:ada !requiretty
            ada is not in the sudoers file.                                   | become root       | let ada run all by sudo
            bash: line 1: exec: sudo: not found                               | no sudo           | install sudo
            /c/ssh_config: line 3: Bad configuration option: hostnme          | configuration     | ~/.ssh/config
            client_loop: send disconnect: Broken pipe                         | ended             | -v kaolin
            """)
    void everyCauseHasItsRemedy(String said, String why, String remedy) {
        var problem = TROUBLE.of("kaolin", List.of(said)).problem();

        assertThat(problem.what()).contains(why);
        assertThat(problem.evidence()).containsExactly(said);
        assertThat(problem.remedy().orElseThrow()).contains(remedy);
    }
}
