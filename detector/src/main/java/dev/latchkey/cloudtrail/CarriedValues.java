package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.BoundedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The texts that a record's objects carry, by path. The upper ones come first and lists last, so that nobody can
 * crowd out a name by adding more of what lies below it.
 */
final class CarriedValues {

    private static final int LEVELS = 3;
    private static final int LONGEST_KEY = 128;
    private static final int MOST_VALUES = 64;

    /** As many roles as a profile of Roles Anywhere may name, which is AWS's longest list of targets. */
    private static final int MOST_ELEMENTS = 250;
    /** More than an operation of ours has. Each is bounded by itself: others must not crowd out the targets. */
    private static final int MOST_LISTS = 8;

    /** Read apart as documents, secret, or both long and of no use. */
    private static final List<String> NOT_CARRIED = List.of(
            "password",
            "secret",
            "secretaccesskey",
            "secretkey",
            "token",
            "privatekey",
            "apikeyvalue",
            "assertion",
            "policydocument",
            "metadatadocument",
            "publickeybody",
            "certificatebody",
            "certificatechain",
            "certificatedata",
            "crldata",
            "stringseed",
            "qrcodepng",
            "userdata",
            "authenticationcode",
            "authenticationcode1",
            "authenticationcode2");

    private record Place(String path, JsonNode node) {}

    private final Map<String, String> values = new HashMap<>();
    private final List<Place> lists = new ArrayList<>();

    private CarriedValues() {}

    static Map<String, String> of(JsonNode node, String... names) {
        CarriedValues carried = new CarriedValues();
        List<Place> level = new ArrayList<>();
        for (String name : names) {
            level.add(new Place(name, node.path(name)));
        }
        for (int depth = 0; depth < LEVELS; depth++) {
            level = carried.collect(level);
        }
        carried.collectLists();
        return carried.values;
    }

    /** Takes the texts of these objects, and gives the objects right below. */
    private List<Place> collect(List<Place> objects) {
        List<Place> below = new ArrayList<>();
        for (Place object : objects) {
            object.node().propertyStream().filter(CarriedValues::isCarried).forEach(property -> {
                Place place = new Place(object.path() + "." + property.getKey(), property.getValue());
                if (place.node().isObject()) {
                    below.add(place);
                } else if (place.node().isArray()) {
                    lists.add(place);
                } else {
                    put(place, MOST_VALUES);
                }
            });
        }
        return below;
    }

    /** Of objects in them, as tags are, the key alone. */
    private void collectLists() {
        for (Place list : lists.subList(0, Math.min(lists.size(), MOST_LISTS))) {
            int most = values.size() + MOST_ELEMENTS;
            for (int at = 0; at < Math.min(list.node().size(), MOST_ELEMENTS); at++) {
                Place element = new Place(list.path() + "." + at, list.node().path(at));
                put(element, most);
                put(new Place(element.path() + ".key", element.node().path("key")), most);
            }
        }
    }

    private void put(Place place, int most) {
        boolean isText = place.node().isValueNode() && !place.node().isNull();
        if (isText && values.size() < most && !place.node().asText().isBlank()) {
            values.put(place.path(), BoundedText.of(place.node().asText()));
        }
    }

    private static boolean isCarried(Map.Entry<String, JsonNode> property) {
        String key = property.getKey().toLowerCase(Locale.ROOT);
        return key.length() <= LONGEST_KEY && NOT_CARRIED.stream().noneMatch(key::endsWith);
    }
}
