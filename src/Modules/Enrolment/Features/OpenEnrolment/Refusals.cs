using Confrere.Kernel.Refusals;

namespace Confrere.Enrolment.Features.OpenEnrolment;

internal sealed record EnrolmentIsOpenAlready() : Refusal("Enrolment is open already; it is opened once. Nothing was changed.");

internal sealed record ConsentTextIsASample()
    : Refusal("The protocol still has the sample consent text. Put in the text that your review board approved, mark it \"sample: no\" and give the programme this version.");

internal sealed record ConditionsAreUnmet(IReadOnlyList<Refusal> Conditions) : Refusal(string.Join(" ", Conditions.Select(condition => condition.Sentence)));

internal sealed record WarningsAreNotAnswered(IReadOnlyList<string> Warnings)
    : Refusal($"{string.Join(" ", Warnings)} Nothing was opened; confirm that you want to open all the same.");
