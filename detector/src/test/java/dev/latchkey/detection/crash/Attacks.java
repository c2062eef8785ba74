package dev.latchkey.detection.crash;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Short histories that reach people by every way: at once, growing, through a group, by a role's door, by what was held before. */
final class Attacks {

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String HELD = "arn:aws:iam::" + Cast.HOME + ":policy/held";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private static final List<List<ApiCall>> ALL = List.of(
            List.of(
                    call(Operation.CREATE_USER, "userName", "a"),
                    call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN),
                    call(Operation.CREATE_ACCESS_KEY, "userName", "a")),
            List.of(
                    call(Operation.CREATE_USER, "userName", "a"),
                    call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", READ_ONLY),
                    call(Operation.CREATE_ACCESS_KEY, "userName", "a"),
                    call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN),
                    call(Operation.CREATE_LOGIN_PROFILE, "userName", "a")),
            List.of(
                    call(Operation.CREATE_USER, "userName", "a"),
                    call(Operation.CREATE_USER, "userName", "b"),
                    call(Operation.CREATE_ACCESS_KEY, "userName", "a"),
                    call(Operation.CREATE_ACCESS_KEY, "userName", "b"),
                    call(Operation.ADD_USER_TO_GROUP, "userName", "a", "groupName", "g"),
                    call(Operation.ADD_USER_TO_GROUP, "userName", "b", "groupName", "g"),
                    call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ADMIN)),
            List.of(
                    trusting(List.of(Cast.THE_VENDOR), call(Operation.CREATE_ROLE, "roleName", "r")),
                    call(Operation.ATTACH_ROLE_POLICY, "roleName", "r", "policyArn", ADMIN),
                    trusting(List.of(Cast.ANYONE), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "r"))),
            List.of(
                    call(Operation.CREATE_ACCESS_KEY, "userName", "old"),
                    allowing(
                            allow("*", "*"),
                            call(Operation.CREATE_POLICY_VERSION, "policyArn", HELD, "setAsDefault", "true")),
                    call(Operation.CREATE_LOGIN_PROFILE, "userName", "old")));

    /** As IAM shows it, and no record. */
    static final LookUp HOLDERS = new LookUp() {
        @Override
        public Answer ask(Question question) {
            throw new Unanswered("nobody knows");
        }

        @Override
        public List<Holder> holders(Subject shared, String name) {
            return name.equals(HELD)
                    ? List.of(new Holder(new Subject.User("aws", Cast.HOME, "old"), "old"))
                    : List.of();
        }
    };

    private Attacks() {}

    static List<ApiCall> of(long seed) {
        List<ApiCall> calls = ALL.get((int) (seed % ALL.size()));
        List<ApiCall> inTime = new ArrayList<>();
        for (int number = 0; number < calls.size(); number++) {
            inTime.add(Calls.at("e-" + number, Cast.NOON.plusSeconds(number), calls.get(number)));
        }
        return inTime;
    }
}
