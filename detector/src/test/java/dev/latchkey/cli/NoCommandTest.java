package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A word that is no command. */
class NoCommandTest {

    @Test
    void the_commands_are_named() {
        Run run = Run.latchkey("scan");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("latchkey: there is no command 'scan' among replay, ")
                .contains("allowlist");
    }

    @Test
    void they_are_also_if_there_is_no_word_at_all() {
        assertThat(Run.latchkey().err()).startsWith("latchkey: name a command: replay, allowlist, ");
        assertThat(Run.latchkey("allowlist").err()).startsWith("latchkey: name a command: suggest, explain, ");
        assertThat(Run.latchkey("allowlist").exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("--help=x").err()).startsWith("latchkey: Invalid value for option '--help'");
    }

    @Test
    void of_a_command_with_commands_of_its_own_those_are() {
        assertThat(Run.latchkey("allowlist", "check").err())
                .startsWith("latchkey: there is no command 'check' among suggest, ")
                .doesNotContain("replay");
    }

    @Test
    void what_is_mistyped_is_told_as_well() {
        assertThat(Run.latchkey("replya").err())
                .contains("there is no command 'replya'", "Did you mean: latchkey replay ");
    }

    @Test
    void an_option_that_is_none_is_said_to_be_one() {
        assertThat(Run.latchkey("--nothing").err()).startsWith("latchkey: Unknown option: '--nothing'");
    }

    @Test
    void a_slip_in_an_option_that_is_needed_is_told_rather_than_that_it_is_missing() {
        Run run = Run.latchkey("digest", "--tabel", "Evidence");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("latchkey: Unknown option: '--tabel'\n")
                .contains("--table");
        assertThat(Run.latchkey("allowlist", "push", "--table", "Allowlist").err())
                .startsWith("latchkey: Missing required option: '--file=FILE'\n");
    }
}
