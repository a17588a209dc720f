package dev.howdah.operation.configure.option;

import java.util.List;

/// What only clusters on AWS have.
public final class AwsOptions {

    public static final Option REGION =
            Option.one("--region", "NAME", "Region of the machines.").normally("eu-west-1");
    public static final Option REGIONS = Option.some("--regions", "NAME", "Regions, which the locations take in turn.");
    public static final Option INSTANCE_TYPE =
            Option.one("--instance-type", "TYPE", "Type of the machines (default: t3.micro, or what the image needs).");
    public static final Option BUCKET =
            Option.one("--cluster-bucket", "NAME", "Bucket for the hosts' keys; auto makes one.");
    public static final Option ROOT_SIZE = Option.one("--root-volume-size", "GB", "Size of each machine's first disk.")
            .normally("16");
    public static final Option POSTGRES_SIZE = Option.one(
                    "--postgres-volume-size", "GB", "Size of the disk for Postgres' data.")
            .normally("16");
    public static final Option BARMAN_SIZE = Option.one("--barman-volume-size", "GB", "Size of the disk for backups.")
            .normally("32");

    public static final OptionGroup GROUP = new OptionGroup(
            "AWS", List.of(REGION, REGIONS, INSTANCE_TYPE, BUCKET, ROOT_SIZE, POSTGRES_SIZE, BARMAN_SIZE));

    private AwsOptions() {}
}
