package dev.latchkey;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A method or constructor as the JDK's own parser finds it in a source.
 *
 * @param name such as {@code Step.of}
 * @param lines from its return type or name to its closing brace
 * @param makesARow whether it constructs a record or a row of an enum, which may take as much as it holds
 */
record MainMethod(Path file, String name, long lines, int parameters, boolean makesARow) {

    static List<MainMethod> in(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<MainMethod> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, found).scan(unit, null);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<MainMethod> found;
        private final Deque<ClassTree> within = new ArrayDeque<>();

        private Scanner(CompilationUnitTree unit, SourcePositions positions, List<MainMethod> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            within.push(type);
            super.visitClass(type, null);
            within.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean constructor = method.getName().contentEquals("<init>");
            Tree.Kind kind = within.element().getKind();
            boolean makesARow = constructor && (kind == Tree.Kind.RECORD || kind == Tree.Kind.ENUM);
            Tree first = method.getReturnType() == null ? method : method.getReturnType();
            found.add(new MainMethod(
                    Path.of(unit.getSourceFile().toUri()),
                    within.element().getSimpleName() + "." + method.getName(),
                    line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, first)) + 1,
                    method.getParameters().size(),
                    makesARow));
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
