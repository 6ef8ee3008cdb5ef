using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.BookSeries;

internal sealed record SpacingIsUnlikely() : Refusal("Please choose between one and four weeks. Nothing was booked.");
