package dev.latchkey.month;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** The chance in one actor's month. Each actor has its own, so that another one more changes none. */
final class Draw {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    Draw(long seed, String actor) {
        this.random = new Random(seed * 31 + actor.hashCode());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String letters(int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String hexadecimal(int length) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** As the last part of a log file's name. */
    String fileEnding() {
        String text = letters(16);
        return text.substring(0, 8).toUpperCase(Locale.ROOT) + text.substring(8);
    }

    String stackSuffix() {
        return letters(12).toUpperCase(Locale.ROOT);
    }

    Duration minutes(int from, int to) {
        return Duration.ofSeconds(60L * from + random.nextInt(60 * (to - from)));
    }

    /** The days on which people work, counted from 0 for the first of the month. */
    static List<Integer> workingDays() {
        return IntStream.range(0, Company.DAYS).boxed().filter(Draw::works).toList();
    }

    private static boolean works(int day) {
        DayOfWeek weekday = date(day).getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
    }

    /** Some time in which people are at work. */
    Instant officeHours(int day) {
        return at(day, 7 + random.nextInt(9), random.nextInt(60)).plusSeconds(random.nextInt(60));
    }

    Instant anyTime(int day) {
        return at(day, random.nextInt(24), random.nextInt(60)).plusSeconds(random.nextInt(60));
    }

    Instant workingDay() {
        return officeHours(of(workingDays()));
    }

    static Instant at(int day, int hour, int minute) {
        return date(day).atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private static LocalDate date(int day) {
        return Company.FIRST_DAY.plusDays(day);
    }
}
