package dev.latchkey.detection.subject;

import dev.latchkey.detection.call.Principal;
import java.util.Locale;
import java.util.Optional;

/** Whose chain it is. IAM keeps the case of a name but compares without it, so a subject carries the name folded. */
public sealed interface Subject {

    String partition();

    String account();

    /** Folded to lower case; {@code root} for the root of the account. */
    String name();

    Kind kind();

    /** Unique over partitions, accounts and kinds: the partition key of the chain table. */
    default String key() {
        return String.join("#", kind().name(), partition(), account(), name());
    }

    /** The same kind of subject in the same account, under another name. */
    default Subject named(String name) {
        return ofKey(String.join("#", kind().name(), partition(), account(), name));
    }

    /** An identity is judged; of the others it is remembered what they hold. */
    default boolean isIdentity() {
        return kind().isIdentity();
    }

    /** The kinds as semantics and stored keys spell them. */
    enum Kind {
        USER("AWS::IAM::User"),
        ROLE("AWS::IAM::Role"),
        ROOT("AWS::IAM::Root"),
        GROUP("AWS::IAM::Group"),
        POLICY("AWS::IAM::ManagedPolicy"),
        PROVIDER("AWS::IAM::Provider"),
        CALLER("AWS::IAM::Principal"),
        /** What is judged with what a caller did. */
        REACH("AWS::IAM::Principal");

        private final String resourceType;

        Kind(String resourceType) {
            this.resourceType = resourceType;
        }

        /** CloudFormation's word for the kind, as OCSF's {@code resources[].type} has it. */
        public String resourceType() {
            return resourceType;
        }

        /** In lower case, as a sentence has it. */
        public String shown() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isIdentity() {
            return compareTo(ROOT) <= 0;
        }
    }

    record User(String partition, String account, String name) implements Subject {
        public User {
            name = name.toLowerCase(Locale.ROOT);
        }

        @Override
        public Kind kind() {
            return Kind.USER;
        }

        public boolean is(Principal caller) {
            return caller.type().equals("IAMUser")
                    && caller.account().equals(Optional.of(account))
                    && caller.userName().filter(name::equalsIgnoreCase).isPresent();
        }
    }

    record Role(String partition, String account, String name) implements Subject {
        public Role {
            name = name.toLowerCase(Locale.ROOT);
        }

        @Override
        public Kind kind() {
            return Kind.ROLE;
        }
    }

    record Root(String partition, String account) implements Subject {
        @Override
        public String name() {
            return "root";
        }

        @Override
        public Kind kind() {
            return Kind.ROOT;
        }
    }

    /**
     * What no person or workload can be: a group, a policy, a provider of identities, a caller without a known target.
     *
     * @param name of a group; the ARN of a policy or provider; how an allowlist entry names a caller
     */
    record Thing(Kind kind, String partition, String account, String name) implements Subject {
        public Thing {
            if (kind.isIdentity()) {
                throw new IllegalArgumentException("an identity has a type of its own: " + kind);
            }
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    /** The user, role, group or policy of an ARN. */
    static Optional<Subject> ofArn(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return Optional.empty();
        }
        String name = parts[5].substring(parts[5].lastIndexOf('/') + 1);
        if (parts[5].startsWith("group/")) {
            return Optional.of(new Thing(Kind.GROUP, parts[1], parts[4], name));
        }
        return parts[5].startsWith("policy/")
                ? Optional.of(new Thing(Kind.POLICY, parts[1], parts[4], arn))
                : IdentityArn.of(arn).map(IdentityArn::subject);
    }

    /** The subject of a key made by {@link #key()}. */
    static Subject ofKey(String key) {
        String[] parts = key.split("#", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not the key of a subject: " + key);
        }
        Kind kind = Kind.valueOf(parts[0]);
        return switch (kind) {
            case USER -> new User(parts[1], parts[2], parts[3]);
            case ROLE -> new Role(parts[1], parts[2], parts[3]);
            case ROOT -> new Root(parts[1], parts[2]);
            default -> new Thing(kind, parts[1], parts[2], parts[3]);
        };
    }
}
