package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.endpoints.IamEndpointProvider;

class IamEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "aws,https://iam.amazonaws.com",
        "aws-cn,https://iam.cn-north-1.amazonaws.com.cn",
        "aws-us-gov,https://iam.us-gov.amazonaws.com"
    })
    void each_partition_has_one_iam_whatever_the_region_of_the_function(String partition, String endpoint) {
        assertThat(IamEndpointProvider.defaultProvider()
                        .resolveEndpoint(it -> it.region(Clients.global(partition)))
                        .join()
                        .endpointUrl()
                        .toUri())
                .hasToString(endpoint);
    }
}
