package dev.latchkey.redrive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A queue of what was set aside. Who receives a message has it for a while, and deletes it or gives it back. */
interface SetAside {

    /** @param receipt by which this delivery of it is deleted or given back */
    record Message(String id, String receipt, String body, Map<String, String> attributes) {}

    /** @return a few messages; none if the queue seems empty */
    List<Message> receive();

    /** The same, but when none is there it waits as long for one to come as can be asked for at once. */
    List<Message> await();

    void delete(Message message);

    void giveBack(Collection<Message> messages);

    /** @return about how many are held now, be it by whom it may; empty if nobody lets us know */
    OptionalInt held();
}
