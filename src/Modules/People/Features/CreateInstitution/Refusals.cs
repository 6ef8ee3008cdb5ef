using Confrere.Kernel.Refusals;

namespace Confrere.People.Features.CreateInstitution;

internal sealed record InstitutionHasNoName() : Refusal("The institution has no name. Write the one that people know it by.");

internal sealed record ZoneIsUnknown(string ZoneId)
    : Refusal($"\"{ZoneId}\" is not a time zone that is known here. Write it like America/New_York or Europe/Zurich.");

internal sealed record InstitutionExists() : Refusal("An institution with this identifier exists already.");
