package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that happened in the month, and what the authors know of it. */
final class Ledger {

    /** A record, and what decides in which file it lies. */
    record Entry(Instant time, String account, String region, ObjectNode call) {}

    private final String name;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();
    private final List<Explained> explained = new ArrayList<>();

    Ledger(String name) {
        this.name = name;
    }

    /** Somebody at work from a given time on. */
    Hand hand(Caller caller, Instant from) {
        return new Hand(this, caller, from);
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    void plant(Planted attack) {
        planted.add(attack);
    }

    /** Says why something benign deserves a High. */
    void explain(String account, String identity, String why) {
        explained.add(new Explained(account, identity, why));
    }

    /** Different for each record that was ever written. */
    String next() {
        return name + " " + entries.size();
    }

    int size() {
        return entries.size();
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Planted> planted() {
        return List.copyOf(planted);
    }

    List<Explained> explained() {
        return List.copyOf(explained);
    }

    /** Something benign that is as dangerous as it looks. */
    record Explained(String account, String identity, String why) {}
}
