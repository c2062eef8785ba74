package dev.latchkey.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.cloudtrail.Inflated;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An account as {@code aws iam get-account-authorization-details} told it: a snapshot for judging its history. */
final class AccountFile implements Account {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Subject, Known> known = new HashMap<>();
    private final AccountHolders holders = new AccountHolders();

    private AccountFile() {}

    /** @throws IOException if it cannot be read, or is something else */
    static Account read(Path file, Consumer<String> problems) throws IOException {
        AccountFile account = new AccountFile();
        try (JsonParser pages = JSON.createParser(Inflated.of(Files.newInputStream(file)))) {
            if (pages.nextToken() == null) {
                throw new IOException("nothing in it");
            }
            account.read(pages, problem -> problems.accept(file + ": " + problem));
        }
        return account;
    }

    private void read(JsonParser pages, Consumer<String> problems) throws IOException {
        boolean goesOn = false;
        for (; pages.currentToken() != null; pages.nextToken()) {
            AccountDetails details = new AccountDetails(JSON.readTree(pages), problems);
            if (!details.areThere()) {
                throw new IOException("no answer of get-account-authorization-details");
            }
            details.read(known);
            holders.read(details.page());
            goesOn = details.goOn();
        }
        if (goesOn) {
            problems.accept("cut off: its last page says that more follow, and nothing is known here of those in them;"
                    + " ask for all pages, without --max-items or --no-paginate");
        }
    }

    @Override
    public Known known(Subject subject) {
        return known.getOrDefault(subject, Known.NOTHING);
    }

    @Override
    public List<Holder> holders(Subject shared) {
        return holders.of(shared);
    }
}
