package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.ContextPublisher;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** The same histories in other partitions, and beside what IAM says of whom they are about. */
class ToldElsewherePropertyTest {

    private static final Pattern REGION = Pattern.compile("--region=(\\S+)");

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void what_iam_says_is_told_as_it_is(
            @ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge, @ForAll Random random) {
        IamNow iam = IamNow.of(happened.holders(), random);
        List<Alert> alerts = new ArrayList<>();
        tell(judge.judged(happened.calls()), new ContextPublisher(iam.asked("aws", Cast.HOME), alerts::add));
        alerts.stream().map(Told::of).forEach(told -> {
            WhatIsTold.check(told);
            WhatIamSays.check(told, iam);
        });
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void of_another_account_it_says_why_nobody_was_asked(
            @ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge, @ForAll Random random) {
        IamNow iam = IamNow.of(happened.holders(), random);
        List<Alert> alerts = new ArrayList<>();
        tell(judge.judged(happened.calls()), new ContextPublisher(iam.asked("aws", Cast.VENDOR), alerts::add));
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(Told.of(alert).section("WHAT IAM SAYS NOW"))
                        .containsExactly("IAM could not be asked: it is in account " + Cast.HOME
                                + ", and Latchkey asks only in its own, " + Cast.VENDOR));
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void in_another_partition_nothing_is_said_of_this_one(
            @ForAll("happenings") Happenings.Happened happened,
            @ForAll("judges") Judge judge,
            @ForAll("partitions") Elsewhere there)
            throws IOException {
        List<Verdict> verdicts = judge.judged(there.all(happened.calls()));
        List<Alert> alerts = new ArrayList<>();
        tell(verdicts, alerts::add);
        alerts.stream().map(Told::of).forEach(told -> isOf(there, told));
        Listings.check(verdicts);
    }

    @Tag("long")
    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(
            @ForAll("happenings") Happenings.Happened happened,
            @ForAll("judges") Judge judge,
            @ForAll("partitions") Elsewhere there,
            @ForAll Random random)
            throws IOException {
        what_iam_says_is_told_as_it_is(happened, judge, random);
        in_another_partition_nothing_is_said_of_this_one(happened, judge, there);
    }

    private static void tell(List<Verdict> verdicts, AlertPublisher publisher) {
        verdicts.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .forEach(finding -> publisher.publish(new Alert(finding, Alert.Activity.CREATE)));
    }

    private static void isOf(Elsewhere there, Told told) {
        WhatIsTold.check(told);
        String all = told.mail() + told.card() + told.ocsf();
        assertThat(all).doesNotContain("arn:aws:", "us-east-1");
        assertThat(REGION.matcher(all).results().map(found -> found.group(1))).containsOnly(there.region());
        assertThat(told.ocsf().at("/resources/0/cloud_partition").asText()).isEqualTo(there.partition());
        assertThat(told.ocsf().at("/cloud/region").asText()).isEqualTo(there.region());
        boolean signsIn = there.partition().equals("aws-eusc");
        if (told.stretch().subject() instanceof Subject.Root && !signsIn) {
            assertThat(all.replaceAll("nobody signs in as root", ""))
                    .doesNotContainPattern("sign(s|ed)? in as root|in the console");
        }
    }

    @Provide
    Arbitrary<Happenings.Happened> happenings() {
        return Happenings.any();
    }

    @Provide
    Arbitrary<Judge> judges() {
        return Judge.any();
    }

    @Provide
    Arbitrary<Elsewhere> partitions() {
        return Arbitraries.of("aws-cn", "aws-us-gov", "aws-eusc").map(Elsewhere::in);
    }
}
