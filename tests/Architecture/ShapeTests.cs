using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Confrere.Architecture.Tests;

/// <summary>The shape of a module: what is public, what Domain knows, who may name an arm.</summary>
public sealed class ShapeTests
{
    private static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader()
        .LoadAssemblies([.. House.ModuleNames.Select(House.Module), House.Kernel, typeof(Confrere.App.Hosting.ConfrereSettings).Assembly]).Build();

    /// <summary>The few places outside Protocols, where the document states the arms, that may name an arm.</summary>
    private static readonly string[] MayNameAnArm = ["Confrere.Allocation.", "Confrere.Analysis.", "Confrere.Protocols.", "Confrere.App.Demonstration."];

    [Fact]
    public void A_module_shows_its_contracts_and_nothing_else() =>
        House.ModuleNames.SelectMany(name => PublicOutsideContracts(House.Module(name), name)).ShouldBeEmpty();

    [Fact]
    public void Control_kernel_shows_more_than_contracts() => PublicOutsideContracts(House.Kernel, "Kernel").ShouldNotBeEmpty();

    [Fact]
    public void Domain_knows_no_page_no_database_and_no_clock() => Impure(".Domain").ShouldBeEmpty();

    [Fact]
    public void Control_data_is_not_pure() => Impure(".Data").ShouldNotBeEmpty();

    [Fact]
    public void Arms_are_named_in_few_places() => NamersOf("Confrere.Protocols.Contracts.ArmCode").Where(IsElsewhere).ShouldBeEmpty();

    [Fact]
    public void Control_participant_codes_are_named_in_many_places() =>
        NamersOf("Confrere.Kernel.Identifiers.ParticipantCode").Where(IsElsewhere).ShouldNotBeEmpty();

    [Fact]
    public void Only_the_demonstration_and_the_check_by_the_published_trial_reach_into_modules() =>
        ReachesInto("Confrere.App.").Where(name => !MayReachIn.Any(place => name.StartsWith(place, StringComparison.Ordinal))).ShouldBeEmpty();

    /// <summary>The demonstration plays the modules' handlers, and the check by the published trial runs a programme's own analysis: both would prove nothing through another door.</summary>
    private static readonly string[] MayReachIn = ["Confrere.App.Demonstration.", "Confrere.App.Verbs.Validate.IndexTrial."];

    [Fact]
    public void Control_modules_reach_into_themselves() => ReachesInto("Confrere.Enrolment.").ShouldNotBeEmpty();

    private static IEnumerable<string> PublicOutsideContracts(System.Reflection.Assembly assembly, string module) =>
        assembly.GetExportedTypes().Where(type => type.Namespace != $"Confrere.{module}.Contracts" && type.Name != $"{module}Module").Select(type => type.FullName!);

    private static IEnumerable<string> Impure(string layer) =>
        from type in Built.Types
        where IsOurs(type) && InLayer(type.Namespace.FullName, layer)
        from dependency in type.Dependencies
        let target = dependency.Target.FullName
        where target.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || target.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || target == "NodaTime.IClock"
        select $"{type.FullName} -> {target}";

    private static bool InLayer(string name, string layer) => name.EndsWith(layer, StringComparison.Ordinal) || name.Contains(layer + ".", StringComparison.Ordinal);

    private static IEnumerable<string> NamersOf(string named) =>
        Built.Types.Where(type => IsOurs(type) && type.Dependencies.Any(dependency => dependency.Target.FullName == named)).Select(type => type.FullName);

    private static bool IsElsewhere(string name) => !MayNameAnArm.Any(place => name.StartsWith(place, StringComparison.Ordinal));

    private static IEnumerable<string> ReachesInto(string place) =>
        (from type in Built.Types
         where type.FullName.StartsWith(place, StringComparison.Ordinal)
         from dependency in type.Dependencies
         where IsModuleInternal(dependency.Target.FullName)
         select $"{type.FullName} -> {dependency.Target.FullName}").Distinct();

    private static bool IsModuleInternal(string name) =>
        House.ModuleNames.Any(module => name.StartsWith($"Confrere.{module}.", StringComparison.Ordinal)
            && !name.StartsWith($"Confrere.{module}.Contracts.", StringComparison.Ordinal) && name != $"Confrere.{module}.{module}Module");

    private static bool IsOurs(IType type) => type.FullName.StartsWith("Confrere.", StringComparison.Ordinal);
}
