using Confrere.Protocols.Contracts;

namespace Confrere.Coaching.Features.AskForBooster;

/// <summary>What a person may ask for.</summary>
internal sealed record BoosterOffer(Programme Programme, Offering Offering);
