package dev.latchkey.detection.call;

import java.util.List;

/** A permissions document, as far as its level can be told from it. */
public record PolicyDocument(List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * @param actions the patterns of {@code Action}, or of {@code NotAction} if {@code exceptActions}
     * @param resources the patterns of {@code Resource}, or of {@code NotResource} if {@code exceptResources}
     * @param conditioned whether there is any {@code Condition}
     */
    public record Statement(
            boolean allow,
            List<String> actions,
            boolean exceptActions,
            List<String> resources,
            boolean exceptResources,
            boolean conditioned) {

        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }

        public boolean allowsAction(String action) {
            return actions.stream().anyMatch(pattern -> Glob.matchesIgnoringCase(pattern, action)) != exceptActions;
        }
    }
}
