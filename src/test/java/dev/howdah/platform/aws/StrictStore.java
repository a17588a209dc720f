package dev.howdah.platform.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// The memory of a fake EC2: things by id, the requests that changed something, and where the next one is to fail.
final class StrictStore {

    /// The process ended here.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    final List<String> changes = new ArrayList<>();
    private final Map<String, Object> things = new LinkedHashMap<>();
    private final Set<String> unknownYet = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int killAt = -1;
    private boolean afterwards;
    private boolean late;

    /// The request of that number (from 0) ends the process, before or after it took effect.
    void killAt(int request, boolean afterwards) {
        changes.clear();
        this.killAt = request;
        this.afterwards = afterwards;
    }

    void killNoMore() {
        killAt(-1, false);
    }

    /// From now on new things are unknown to the first request that refers to them, as in the real EC2.
    void beLate() {
        late = true;
    }

    synchronized <T> T change(String operation, Supplier<T> deed) {
        boolean now = changes.size() == killAt;
        if (now && !afterwards) {
            throw new Killed();
        }
        var answer = deed.get();
        changes.add(operation);
        if (now) {
            throw new Killed();
        }
        return answer;
    }

    synchronized String id(String prefix) {
        int number = numbers.merge(prefix, 1, Integer::sum);
        return "%s-%08x".formatted(prefix, number);
    }

    synchronized <T> T put(String id, T thing) {
        if (late && !things.containsKey(id)) {
            unknownYet.add(id);
        }
        things.put(id, thing);
        return thing;
    }

    synchronized void remove(String id) {
        things.remove(id);
    }

    synchronized <T> List<T> all(Class<T> type) {
        return things.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// What must exist, or EC2 answers with that code.
    synchronized <T> T known(Class<T> type, String id, String code) {
        var thing = things.get(id);
        if (!type.isInstance(thing) || unknownYet.remove(id)) {
            throw refusal(code, "The ID '" + id + "' does not exist");
        }
        return type.cast(thing);
    }

    static Ec2Exception refusal(String code, String message) {
        return (Ec2Exception) Ec2Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .requestId("req-1")
                .statusCode(400)
                .build();
    }

    static List<Tag> tags(List<TagSpecification> specifications) {
        return specifications.isEmpty() ? List.of() : specifications.getFirst().tags();
    }

    /// Whether a thing passes all filters; one that the fake does not know is a fault of the test.
    static boolean passes(Collection<Filter> filters, List<Tag> tags, Function<String, String> attributes) {
        return filters.stream().allMatch(filter -> {
            var value = filter.name().startsWith("tag:")
                    ? ClusterTags.value(tags, filter.name().substring(4))
                    : attributes.apply(filter.name());
            return filter.values().stream().anyMatch(pattern -> value.matches(asExpression(pattern)));
        });
    }

    private static String asExpression(String pattern) {
        return "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
    }

    /// The value of an attribute that a thing does not have here: asking for it is a fault of the test.
    static String unknownFilter(String name) {
        if (!name.isEmpty()) {
            throw new IllegalArgumentException("the fake has no filter " + name);
        }
        return name;
    }
}
