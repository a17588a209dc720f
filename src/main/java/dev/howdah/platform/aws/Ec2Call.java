package dev.howdah.platform.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Requests to EC2 whose failures become problems with a remedy.
///
/// EC2 tells the truth a little late: what was just created may be unknown to the next request, and what was just
/// removed may still count as used. Such answers are asked for again; throttling the SDK itself asks again.
record Ec2Call(Waiting waiting) {

    private static final Duration SETTLING = Duration.ofSeconds(90);

    private static final Set<String> NOT_YET_KNOWN = Set.of(
            "InvalidVpcID.NotFound",
            "InvalidSubnetID.NotFound",
            "InvalidGroup.NotFound",
            "InvalidInternetGatewayID.NotFound",
            "InvalidRouteTableID.NotFound",
            "InvalidInstanceID.NotFound",
            "InvalidAllocationID.NotFound",
            "InvalidVolume.NotFound",
            "InvalidKeyPair.NotFound");

    /// @param operation as IAM policies name it, such as RunInstances
    static <T> T ask(String operation, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw Refusals.of(operation, e);
        }
    }

    /// A request about things that may have been created a moment ago.
    <T> T settled(String operation, Supplier<T> request) {
        return patient(operation, NOT_YET_KNOWN, request);
    }

    /// A request to remove a thing that may still count as used by what was removed a moment ago. One that is gone
    /// already is no failure.
    void removal(String operation, Runnable request) {
        ask(operation, () -> {
            try {
                patient(operation, Set.of("DependencyViolation", "InvalidIPAddress.InUse", "VolumeInUse"), () -> {
                    request.run();
                    return true;
                });
            } catch (AwsServiceException e) {
                if (!isGone(e)) {
                    throw e;
                }
            }
            return true;
        });
    }

    private static boolean isGone(AwsServiceException e) {
        var code = Refusals.code(e);
        return code.endsWith(".NotFound") || code.equals("Gateway.NotAttached");
    }

    private <T> T patient(String operation, Set<String> passing, Supplier<T> request) {
        var answer = new ArrayList<T>();
        boolean settled = waiting.until(SETTLING, () -> {
            try {
                answer.add(request.get());
                return true;
            } catch (AwsServiceException e) {
                if (passing.contains(Refusals.code(e))) {
                    return false;
                }
                throw e;
            }
        });
        return settled ? answer.getFirst() : ask(operation, request);
    }
}
