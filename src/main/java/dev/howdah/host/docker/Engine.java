package dev.howdah.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// The Docker engine that `DOCKER_HOST` names, else the local one.
///
/// @param address for messages, such as unix:///var/run/docker.sock
public record Engine(DockerClient client, String address) implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /// Nothing is asked of the engine yet.
    public static Engine fromEnvironment() {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig("unix".equals(config.getDockerHost().getScheme()) ? Engine::noTls : config.getSSLConfig())
                .connectionTimeout(CONNECT_LIMIT)
                .build();
        return new Engine(
                DockerClientImpl.getInstance(config, http),
                config.getDockerHost().toString());
    }

    /// A local socket needs no TLS; without this the client reads all certificates that the machine trusts.
    private static SSLContext noTls() throws NoSuchAlgorithmException, KeyManagementException {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[0], new SecureRandom());
        return context;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
