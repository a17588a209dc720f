package dev.howdah.platform.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// The tags that everything of a cluster carries, and nothing else does. They are given in the request that creates a
/// thing, so that there is never a thing of ours without them.
///
/// @param cluster name of the cluster
/// @param id which of the clusters of that name: a fingerprint of the ssh key that its directory holds
/// @param further tags for people, such as Owner
record ClusterTags(String cluster, String id, Map<String, String> further) {

    static final String CLUSTER = "dev.howdah.cluster";
    static final String ID = "dev.howdah.id";

    /// What a thing is within its cluster: an instance's name, a location's name.
    static final String PART = "dev.howdah.part";

    /// The name that config.yml has for a disk.
    static final String DEVICE = "dev.howdah.device";

    /// On a disk that was never attached.
    static final String FRESH = "dev.howdah.fresh";

    /// The specification for a request that creates something.
    ///
    /// @param name for people; the console shows it
    TagSpecification of(ResourceType type, String name, String part, Map<String, String> own) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(asTags(name, part, own))
                .build();
    }

    TagSpecification of(ResourceType type, String name, String part) {
        return of(type, name, part, Map.of());
    }

    private List<Tag> asTags(String name, String part, Map<String, String> own) {
        var tags = new LinkedHashMap<>(further);
        tags.putAll(own);
        tags.put("Name", name);
        tags.put(CLUSTER, cluster);
        tags.put(ID, id);
        tags.put(PART, part);
        return tags.entrySet().stream()
                .map(entry -> tag(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /// Finds what is ours.
    List<Filter> filters() {
        return List.of(filter("tag:" + CLUSTER, cluster), filter("tag:" + ID, id));
    }

    /// Finds what any cluster of this name has.
    List<Filter> namesakes() {
        return List.of(filter("tag:" + CLUSTER, cluster));
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    static String value(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.key().equals(key))
                .map(Tag::value)
                .findFirst()
                .orElse("");
    }
}
