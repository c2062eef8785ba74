package dev.latchkey.detection.chain;

import java.util.Locale;

/** Whose chain it is. IAM keeps the case of a name but compares without it, so a subject carries the name folded. */
public sealed interface Subject {

    String partition();

    String account();

    /** Folded to lower case; {@code root} for the root of the account. */
    String name();

    /** The identity kind as semantics and stored keys spell it. */
    String kind();

    /** CloudFormation's word for the kind, as OCSF's {@code resources[].type} has it. */
    String resourceType();

    /** Unique over partitions, accounts and kinds: the partition key of the chain table. */
    default String key() {
        return String.join("#", kind(), partition(), account(), name());
    }

    record User(String partition, String account, String name) implements Subject {
        public User {
            name = folded(name);
        }

        @Override
        public String kind() {
            return "USER";
        }

        @Override
        public String resourceType() {
            return "AWS::IAM::User";
        }
    }

    record Role(String partition, String account, String name) implements Subject {
        public Role {
            name = folded(name);
        }

        @Override
        public String kind() {
            return "ROLE";
        }

        @Override
        public String resourceType() {
            return "AWS::IAM::Role";
        }
    }

    record Root(String partition, String account) implements Subject {
        @Override
        public String name() {
            return "root";
        }

        @Override
        public String kind() {
            return "ROOT";
        }

        @Override
        public String resourceType() {
            return "AWS::IAM::Root";
        }
    }

    /** The subject of a key made by {@link #key()}. */
    static Subject ofKey(String key) {
        String[] parts = key.split("#", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not the key of a subject: " + key);
        }
        return switch (parts[0]) {
            case "USER" -> new User(parts[1], parts[2], parts[3]);
            case "ROLE" -> new Role(parts[1], parts[2], parts[3]);
            case "ROOT" -> new Root(parts[1], parts[2]);
            default -> throw new IllegalArgumentException("not the key of a subject: " + key);
        };
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
