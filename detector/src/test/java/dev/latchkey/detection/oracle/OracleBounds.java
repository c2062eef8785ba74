package dev.latchkey.detection.oracle;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The bounds of section 7, one after another; an attribute that is not there bounds nothing. */
final class OracleBounds {

    private OracleBounds() {}

    /** "`expires` (compared with eventTime)". */
    static boolean isLive(Map<String, Object> entry, Step step) {
        Optional<String> expires = text(entry, "expires");
        return expires.isEmpty() || step.time().isBefore(Instant.parse(expires.get()));
    }

    static boolean isWhere(Map<String, Object> entry, Step step) {
        Collection<String> accounts = list(entry, "accounts");
        Collection<String> targets = list(entry, "targets");
        boolean account = accounts.isEmpty() || accounts.contains(step.subject().account());
        boolean target = targets.isEmpty()
                || targets.stream()
                        .anyMatch(glob -> OraclePrincipal.matches(
                                glob.toUpperCase(Locale.ROOT), step.target().toUpperCase(Locale.ROOT)));
        return account && target && isFromThere(entry, step.origin().address());
    }

    /** "A service address meets `networks` only if `viaServices` names that service." */
    private static boolean isFromThere(Map<String, Object> entry, String address) {
        Collection<String> networks = list(entry, "networks");
        Collection<String> services = list(entry, "viaServices");
        if (networks.isEmpty() && services.isEmpty()) {
            return true;
        }
        if (address.endsWith(".amazonaws.com")) {
            return services.contains(address);
        }
        return networks.stream().anyMatch(network -> isIn(network, address));
    }

    /** "Without `maxPrivilege`: LIMITED"; "UNKNOWN exceeds every `maxPrivilege` but ADMIN". */
    static boolean isWhat(Map<String, Object> entry, Step step) {
        if (!isOperation(entry, step)) {
            return false;
        }
        if (!(step.fact() instanceof Fact.Granted granted)) {
            return true;
        }
        Level level = granted.privilege().level();
        return switch (text(entry, "maxPrivilege").orElse("LIMITED")) {
            case "ADMIN" -> true;
            case "ESCALATION" -> level != Level.ADMIN && level != Level.UNKNOWN;
            default -> level == Level.NONE || level == Level.SELF_SERVICE || level == Level.LIMITED;
        };
    }

    /**
     * "Without `operations`: creations and grants, no user CREDENTIAL"; a role is created with its trust. Decided
     * beside the page (ADR 42): and put into its instance profile.
     */
    private static boolean isOperation(Map<String, Object> entry, Step step) {
        if (entry.containsKey("operations")) {
            return list(entry, "operations").contains(step.operation().eventName());
        }
        if (entry.containsKey("stages")) {
            return list(entry, "stages").contains(step.stage().name());
        }
        boolean createdWithIt = step.operation().eventName().equals("CreateRole");
        boolean profile = step.operation().eventName().equals("AddRoleToInstanceProfile");
        return step.stage() == Stage.CREATION || step.stage() == Stage.GRANT || createdWithIt || profile;
    }

    /** Java's own reading of addresses, which asks no name server for a text of digits. */
    private static boolean isIn(String network, String address) {
        if (!address.matches("[0-9a-fA-F.:]+")) {
            return false;
        }
        String[] parts = network.split("/", -1);
        byte[] first = bytes(parts[0]);
        byte[] other = bytes(address);
        int shift = parts.length == 1 ? 0 : first.length * 8 - Integer.parseInt(parts[1]);
        return first.length == other.length
                && new BigInteger(1, first).shiftRight(shift).equals(new BigInteger(1, other).shiftRight(shift));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static Optional<String> text(Map<String, Object> entry, String name) {
        return Optional.ofNullable(entry.get(name)).map(Object::toString);
    }

    static Collection<String> list(Map<String, Object> entry, String name) {
        Object value = entry.getOrDefault(name, List.of());
        return value instanceof Collection<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }
}
