package dev.howdah.platform.aws;

import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// The way to EC2 in one region: the SDK's client and our patience with it.
///
/// Credentials come by the SDK's own chain (environment, profiles, SSO, roles); Howdah never reads, keeps or logs any.
/// `AWS_ENDPOINT_URL` is honoured by the SDK itself.
public record Ec2(Ec2Client client, Waiting waiting) implements AutoCloseable {

    private static final int ATTEMPTS = 8;

    public static Ec2 in(String region) {
        var client = Ec2Client.builder()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(Duration.ofSeconds(60)))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(retries -> retries.maxAttempts(ATTEMPTS)))
                .build();
        return new Ec2(client, new Waiting(Duration.ofSeconds(2), InstantSource.system()));
    }

    Ec2Call call() {
        return new Ec2Call(waiting);
    }

    @Override
    public void close() {
        client.close();
    }
}
