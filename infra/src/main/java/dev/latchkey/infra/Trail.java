package dev.latchkey.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudtrail.ReadWriteType;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * A trail for an account that has none: of all regions, reads too, as AssumeRole is one to CloudTrail. Each trail after
 * an account's first costs money by the event, so it is made on demand alone.
 */
final class Trail extends Construct {
    private static final Duration KEPT = Duration.days(365);

    Trail(Construct scope, String id) {
        super(scope, id);
        String name = Stack.of(this).getStackName();
        Bucket bucket = bucket();
        bucket.addToResourcePolicy(onlyFor(name, bucket));
        software.amazon.awscdk.services.cloudtrail.Trail.Builder.create(this, "Trail")
                .trailName(name)
                .bucket(bucket)
                .isMultiRegionTrail(true)
                .includeGlobalServiceEvents(true)
                .managementEvents(ReadWriteType.ALL)
                .enableFileValidation(true)
                .sendToCloudWatchLogs(false)
                .build();
    }

    /**
     * CloudTrail writes for a trail of anybody's if the bucket lets it; the page on
     * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">confused deputies</a> says why.
     */
    private PolicyStatement onlyFor(String name, Bucket bucket) {
        String arn = Stack.of(this)
                .formatArn(ArnComponents.builder()
                        .service("cloudtrail")
                        .resource("trail")
                        .resourceName(name)
                        .build());
        return PolicyStatement.Builder.create()
                .effect(Effect.DENY)
                .principals(List.of(new ServicePrincipal("cloudtrail.amazonaws.com")))
                .actions(List.of("s3:GetBucketAcl", "s3:PutObject"))
                .resources(List.of(bucket.getBucketArn(), bucket.arnForObjects("*")))
                .conditions(Map.of("StringNotEquals", Map.of("aws:SourceArn", arn)))
                .build();
    }

    /**
     * Kept, as evidence outlives whoever watched, and as CloudFormation fails to delete a bucket that holds anything.
     * S3's own key, as the files are many and small.
     */
    private Bucket bucket() {
        Bucket bucket = Bucket.Builder.create(this, "Logs")
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .versioned(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(KEPT)
                        .noncurrentVersionExpiration(Duration.days(30))
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        NagSuppressions.addResourceSuppressions(
                bucket,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-S1")
                        .reason("Who reads the bucket is seen by data events of the trail, if one wants that.")
                        .build()));
        return bucket;
    }
}
