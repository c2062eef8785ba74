package dev.latchkey.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An account as {@code aws iam get-account-authorization-details} told it: a snapshot for judging its history. */
final class AccountFile implements Account {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Subject, Known> known = new HashMap<>();

    private AccountFile() {}

    /** @throws IOException if it cannot be read, or is something else */
    static Account read(Path file, Consumer<String> problems) throws IOException {
        AccountFile account = new AccountFile();
        try (JsonParser pages = JSON.createParser(file.toFile())) {
            while (pages.nextToken() != null) {
                JsonNode page = JSON.readTree(pages);
                AccountDetails details = new AccountDetails(page, problem -> problems.accept(file + ": " + problem));
                if (!details.areThere()) {
                    throw new IOException("no answer of get-account-authorization-details");
                }
                details.read(account.known);
            }
        }
        return account;
    }

    @Override
    public Known known(Subject subject) {
        return known.getOrDefault(subject, Known.NOTHING);
    }
}
