package dev.howdah.platform.aws;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What AWS refuses, said so that one knows what to do.
final class Refusals {

    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "AuthFailure",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "OptInRequired");

    private static final Set<String> EXPIRED = Set.of("RequestExpired", "ExpiredToken", "ExpiredTokenException");

    private static final Set<String> CAPACITY =
            Set.of("InsufficientInstanceCapacity", "InsufficientHostCapacity", "InsufficientCapacity", "Unsupported");

    private Refusals() {}

    /// The code that AWS gave; empty where it gave none.
    static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(e.awsErrorDetails().errorCode(), "");
    }

    static ProblemException of(String operation, SdkException e) {
        return e instanceof AwsServiceException refused ? refused(operation, refused) : unasked(operation, e);
    }

    private static ProblemException refused(String operation, AwsServiceException e) {
        var code = code(e);
        var said = Objects.requireNonNullElse(
                e.awsErrorDetails() == null
                        ? e.getMessage()
                        : e.awsErrorDetails().errorMessage(),
                "");
        var evidence = new ArrayList<>(List.of(operation + ": " + code + ": " + firstSentence(said)));
        if (e.requestId() != null) {
            evidence.add("request " + e.requestId());
        }
        return new ProblemException(
                category(code),
                Problem.here(what(operation, code)).withEvidence(evidence).withRemedy(remedy(operation, code)));
    }

    /// Refusals of permission carry kilobytes of encoded text, which only the account's owner can read.
    private static String firstSentence(String said) {
        var text = said.strip();
        int encoded = text.indexOf("Encoded authorization failure message");
        return encoded < 0 ? text : text.substring(0, encoded).strip();
    }

    private static Category category(String code) {
        return BAD_CREDENTIALS.contains(code) || EXPIRED.contains(code) ? Category.WRONG_INPUT : Category.STEP_FAILED;
    }

    private static String what(String operation, String code) {
        if (BAD_CREDENTIALS.contains(code)) {
            return "AWS does not accept the credentials";
        } else if (EXPIRED.contains(code)) {
            return "the AWS credentials have expired, or this machine's clock is wrong";
        } else if (code.equals("UnauthorizedOperation") || code.equals("AccessDenied")) {
            return "the AWS credentials do not allow ec2:" + operation;
        } else if (isQuota(code)) {
            return "the AWS account has reached a quota";
        } else if (CAPACITY.contains(code)) {
            return "AWS has no capacity left for what was asked for in that availability zone";
        } else if (isThrottling(code)) {
            return "AWS keeps answering that there are too many requests";
        }
        return "AWS refused " + operation;
    }

    private static String remedy(String operation, String code) {
        if (BAD_CREDENTIALS.contains(code) || EXPIRED.contains(code)) {
            return "look who you are with 'aws sts get-caller-identity', log in again or set AWS_PROFILE";
        } else if (code.equals("UnauthorizedOperation") || code.equals("AccessDenied")) {
            return "allow ec2:" + operation + "; docs/aws.md has the whole policy; then run the same command again";
        } else if (isQuota(code)) {
            return "ask for more in the console's Service Quotas, or remove what is not needed; then run the same"
                    + " command again: it goes on where it stopped";
        } else if (CAPACITY.contains(code)) {
            return "wait and run the same command again, or change type or the location's az in config.yml";
        } else if (isThrottling(code)) {
            return "wait a minute and run the same command again: it goes on where it stopped";
        }
        return "run the same command again once the cause is gone: it goes on where it stopped";
    }

    private static boolean isQuota(String code) {
        return code.endsWith("LimitExceeded") && !isThrottling(code);
    }

    private static boolean isThrottling(String code) {
        return code.equals("RequestLimitExceeded") || code.startsWith("Throttl");
    }

    /// The request never came to an answer.
    private static ProblemException unasked(String operation, SdkException e) {
        var said = Objects.requireNonNullElse(e.getMessage(), "");
        if (said.contains("Unable to load credentials") || said.contains("Unable to load region")) {
            return ProblemException.wrongInput(Problem.here("there are no AWS credentials")
                    .withRemedy("log in (aws sso login, aws configure), set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY"));
        }
        return new ProblemException(
                Category.UNREACHABLE,
                Problem.here("AWS does not answer")
                        .withEvidence(List.of(
                                operation + ": " + said.lines().findFirst().orElse("")))
                        .withRemedy("check the network and any proxy of this machine, AWS_PROFILE and AWS_ENDPOINT_URL;"
                                + " then run the same command again"));
    }
}
