using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.EditProfile;

internal sealed record SpecialtyIsNeeded() : Refusal("Please name your specialty: participants often ask for another than their own. Nothing was changed.");

internal sealed record WordsAreTooLong(int Longest) : Refusal($"Please keep each answer within {Longest} characters. Nothing was changed.");
