package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {

    @ParameterizedTest
    @CsvSource({
        "us-east-1, aws",
        "eu-central-1, aws",
        "cn-north-1, aws-cn",
        "cn-northwest-1, aws-cn",
        "us-gov-west-1, aws-us-gov",
        "us-iso-east-1, aws-iso",
        "us-isob-east-1, aws-iso-b",
        "eu-isoe-west-1, aws-iso-e",
        "us-isof-south-1, aws-iso-f",
        "eusc-de-east-1, aws-eusc"
    })
    void a_region_tells_its_partition(String region, String partition) {
        assertThat(Partition.of(region)).isEqualTo(partition);
    }

    @ParameterizedTest
    @CsvSource({"moon-base-1", "us-government-1", "CN-NORTH-1", "''"})
    void a_region_that_nobody_knows_is_commercial(String region) {
        assertThat(Partition.of(region)).isEqualTo("aws");
    }
}
