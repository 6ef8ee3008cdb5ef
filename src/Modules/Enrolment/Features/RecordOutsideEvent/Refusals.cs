using System.Globalization;
using Confrere.Kernel.Refusals;
using NodaTime;

namespace Confrere.Enrolment.Features.RecordOutsideEvent;

internal sealed record PersonIsNoParticipant() : Refusal("Only of somebody who takes part can this be told. Nothing was stored.");

internal sealed record KindIsNotChosen() : Refusal("Choose what it was. Nothing was stored yet.");

internal sealed record DateIsMissing() : Refusal("Give the day on which it began; if you are not sure, the nearest that you remember. Nothing was stored yet.");

internal sealed record DateIsOutOfReach(LocalDate Earliest, LocalDate Latest)
    : Refusal(string.Create(CultureInfo.InvariantCulture, $"The day has to lie between {Earliest:d MMMM uuuu} and {Latest:d MMMM uuuu}. Nothing was stored yet."));

internal sealed record EventIsToldAlready() : Refusal("This was told before. Nothing was changed.");
