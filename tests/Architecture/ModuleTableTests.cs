namespace Confrere.Architecture.Tests;

public sealed class ModuleTableTests
{
    [Fact]
    public void Every_module_uses_only_what_the_table_allows() =>
        ModuleTable.Violations(House.ModuleNames.ToDictionary(name => name, name => House.Uses(House.Module(name)))).ShouldBeEmpty();

    [Fact]
    public void Every_project_file_names_only_what_the_table_allows() =>
        ModuleTable.Violations(House.ModuleNames.ToDictionary(name => name, House.Declares)).ShouldBeEmpty();

    [Fact]
    public void The_table_names_no_module_that_does_not_exist() =>
        ModuleTable.Edges.Keys.Except(House.ModuleNames).ShouldBeEmpty();

    [Fact]
    public void The_table_has_no_cycle() => ModuleTable.OnCycles(ModuleTable.Edges).ShouldBeEmpty();

    [Fact]
    public void Control_an_upward_edge_is_found() =>
        ModuleTable.Violations(new Dictionary<string, string[]> { ["Protocols"] = ["Kernel", "Analysis"] })
            .ShouldBe(["Protocols may not depend on Analysis."]);

    [Fact]
    public void Control_a_module_outside_the_table_is_found() =>
        ModuleTable.Violations(new Dictionary<string, string[]> { ["Gossip"] = [] }).ShouldBe(["Gossip is missing from the module table."]);

    [Fact]
    public void Control_a_cycle_is_found() =>
        ModuleTable.OnCycles(new Dictionary<string, string[]> { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["A"], ["D"] = ["A"] })
            .ShouldBe(["A", "B", "C", "D"], ignoreOrder: true);

    [Fact]
    public void Kernel_sees_no_module_and_no_statistics() => House.Uses(House.Kernel).ShouldBeEmpty();

    [Fact]
    public void Statistics_stands_on_the_base_library_alone() =>
        StrangersTo(House.Statistics).ShouldBeEmpty();

    [Fact]
    public void Control_kernel_would_not_pass_as_statistics() => StrangersTo(House.Kernel).ShouldNotBeEmpty();

    private static IEnumerable<string> StrangersTo(System.Reflection.Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard");
}
