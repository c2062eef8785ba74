package dev.latchkey.report;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The picture of a chain: a lane for each stage, a mark for each step, the window behind them. */
record Timeline(Window window, List<Mark> marks, List<Tick> ticks, List<Gap> gaps) {

    static final List<Stage> LANES = Arrays.asList(Stage.values());

    private static final double ROOM_FOR_TIME = 9;
    private static final double ROOM_FOR_GAP = 6;

    /**
     * @param from in percent, as all places on the axis
     * @param endsInside whether its end can be seen; otherwise it goes on beyond the last step
     */
    record Window(String from, String width, String end, boolean endsInside, String said) {}

    record Mark(String at, int lane, int shift, Caller caller, boolean late, String said) {}

    /** @param outer whether it stays where there is room for only two */
    record Tick(String at, String time, String day, boolean outer) {}

    record Gap(String at, String said, boolean wide) {}

    /** @param steps those that are shown, in event time */
    static Timeline of(Stretch stretch, List<Step> steps, List<Caller> callers, Duration length) {
        List<Instant> times = steps.stream().map(Step::time).distinct().sorted().toList();
        TimeScale scale = new TimeScale(times);
        return new Timeline(
                window(stretch, length, scale),
                marks(stretch, steps, callers, scale),
                ticks(times, scale),
                gaps(times, scale));
    }

    private static Window window(Stretch stretch, Duration length, TimeScale scale) {
        Instant start = stretch.creation().map(Step::time).orElseGet(stretch::firstSeen);
        Instant end = start.plus(length);
        double from = scale.at(start);
        double to = scale.at(end);
        return new Window(
                percent(from),
                percent(to - from),
                percent(to),
                to < TimeScale.END,
                "window of " + Shown.duration(length) + ", until " + Shown.time(end));
    }

    private static List<Mark> marks(Stretch stretch, List<Step> steps, List<Caller> callers, TimeScale scale) {
        List<Mark> marks = new ArrayList<>();
        for (Step step : steps) {
            List<Step> beside = steps.stream()
                    .filter(it -> it.stage() == step.stage() && it.time().equals(step.time()))
                    .toList();
            Caller caller = Caller.of(step, callers);
            String said =
                    Shown.TIME.format(step.time()) + " " + step.operation().eventName() + ", caller " + caller.letter();
            marks.add(new Mark(
                    percent(scale.at(step.time())),
                    LANES.indexOf(step.stage()),
                    22 * beside.indexOf(step) - 11 * (beside.size() - 1),
                    caller,
                    stretch.slow().contains(step),
                    said));
        }
        return marks;
    }

    private static List<Tick> ticks(List<Instant> times, TimeScale scale) {
        List<Tick> ticks = new ArrayList<>();
        double end = scale.at(times.get(times.size() - 1));
        double free = 0;
        String day = "";
        for (Instant time : times) {
            double at = scale.at(time);
            boolean last = time.equals(times.get(times.size() - 1));
            boolean first = ticks.isEmpty();
            boolean told = first || last || (at >= free && at <= end - ROOM_FOR_TIME);
            String today = Shown.DAY.format(time);
            ticks.add(new Tick(
                    percent(at),
                    told ? Shown.TIME.format(time) : "",
                    told && !today.equals(day) ? today : "",
                    first || last));
            free = told ? at + ROOM_FOR_TIME : free;
            day = told ? today : day;
        }
        return ticks;
    }

    private static List<Gap> gaps(List<Instant> times, TimeScale scale) {
        List<Gap> gaps = new ArrayList<>();
        for (int next = 1; next < times.size(); next++) {
            double from = scale.at(times.get(next - 1));
            double to = scale.at(times.get(next));
            String said = "+" + Shown.duration(Duration.between(times.get(next - 1), times.get(next)));
            if (to - from >= ROOM_FOR_GAP) {
                gaps.add(new Gap(percent((from + to) / 2), said, to - from >= 3 * ROOM_FOR_GAP));
            }
        }
        return gaps;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
