package dev.latchkey.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a moment stands on the axis, in percent of its width. A chain may take seconds or days and often both, so a gap
 * is as wide as its order of magnitude; each is labelled with how long it is.
 *
 * @param times distinct and ascending, at least one
 */
record TimeScale(List<Instant> times) {

    private static final double LEFT = 6;
    private static final double RIGHT = 88;
    static final double END = 100;

    TimeScale {
        times = List.copyOf(times);
    }

    double at(Instant time) {
        int before = (int) times.stream().filter(it -> !it.isAfter(time)).count() - 1;
        if (before < 0) {
            return 0;
        }
        Instant from = times.get(before);
        if (before == times.size() - 1) {
            return from.equals(time) ? column(before) : END;
        }
        double part = magnitude(from, time) / magnitude(from, times.get(before + 1));
        return column(before) + part * (column(before + 1) - column(before));
    }

    private double column(int place) {
        double all = width(times.size() - 1);
        return all == 0 ? LEFT : LEFT + (RIGHT - LEFT) * width(place) / all;
    }

    private double width(int gaps) {
        return IntStream.range(0, gaps)
                .mapToDouble(gap -> 1 + magnitude(times.get(gap), times.get(gap + 1)))
                .sum();
    }

    private static double magnitude(Instant from, Instant to) {
        return Math.log10(1.0 + Duration.between(from, to).toSeconds());
    }
}
