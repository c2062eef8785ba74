package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.latchkey.detection.Hands;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class BoundedIamTest {

    private static final GetUserRequest SOMEBODY =
            GetUserRequest.builder().userName("svc").build();

    private final IamClient client = mock(IamClient.class);
    private final Hands clock = new Hands();
    private final BoundedIam iam = new BoundedIam(client, clock);

    BoundedIamTest() {
        when(client.getUser(any(GetUserRequest.class)))
                .thenReturn(GetUserResponse.builder().build());
    }

    @Test
    void as_many_calls_as_the_bound_are_made_and_no_more_until_the_next_event() {
        for (int call = 0; call < BoundedIam.MOST_CALLS; call++) {
            ask();
        }
        assertThatThrownBy(this::ask).hasMessage("as much as one event may ask has been asked (GetUser)");
        verify(client, times(BoundedIam.MOST_CALLS)).getUser(any(GetUserRequest.class));
        iam.renew();
        ask();
        verify(client, times(BoundedIam.MOST_CALLS + 1)).getUser(any(GetUserRequest.class));
    }

    @Test
    void after_the_time_from_the_first_call_on_nothing_more_is_asked() {
        clock.pass(BoundedIam.MOST_TIME.multipliedBy(10));
        ask();
        clock.pass(BoundedIam.MOST_TIME.minusMillis(1));
        ask();
        clock.pass(BoundedIam.MOST_TIME);
        assertThatThrownBy(this::ask).hasMessageStartingWith("as much as one event may ask");
    }

    @Test
    void what_iam_does_not_know_is_nothing_rather_than_a_failure() {
        when(client.getUser(any(GetUserRequest.class)))
                .thenThrow(NoSuchEntityException.builder().message("gone").build());
        assertThat(iam.askIfThere(IamCall.GET_USER, it -> it.getUser(SOMEBODY))).isEqualTo(Optional.empty());
    }

    @Test
    void an_iam_that_cannot_be_reached_is_said_to_be_so() {
        when(client.getUser(any(GetUserRequest.class))).thenThrow(SdkClientException.create("secret internals"));
        assertThatThrownBy(this::ask).hasMessage("not reached (GetUser)");
    }

    private void ask() {
        iam.ask(IamCall.GET_USER, it -> it.getUser(SOMEBODY));
    }
}
