package dev.latchkey.report;

import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.List;

/** Who made calls of a chain, under a letter, a colour and a shape of their own: no one of the three is needed. */
record Caller(int place, String name) {

    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "+");
    private static final List<String> SHAPES = List.of(
            "M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0",
            "M-9-9h18v18h-18z",
            "M0-12L12 0L0 12L-12 0z",
            "M0-13L12 9H-12z",
            "M-11 0L-6-10H6L11 0L6 10H-6z");

    /** In the order in which they first called; all beyond the letters share one mark. */
    static List<Caller> of(List<Step> steps) {
        List<String> names =
                steps.stream().map(step -> step.actor().shown()).distinct().toList();
        List<Caller> callers = new ArrayList<>();
        for (String name : names) {
            callers.add(new Caller(Math.min(callers.size(), LETTERS.size() - 1), name));
        }
        return callers;
    }

    static Caller of(Step step, List<Caller> callers) {
        return callers.stream()
                .filter(caller -> caller.name().equals(step.actor().shown()))
                .findFirst()
                .orElseThrow();
    }

    String letter() {
        return LETTERS.get(place);
    }

    String shape() {
        return SHAPES.get(place);
    }

    String shown() {
        return Shown.text(name);
    }
}
