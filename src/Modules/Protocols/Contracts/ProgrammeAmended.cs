using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Protocols.Contracts;

/// <summary>A programme has a new version of its protocol, in force from the day it states.</summary>
public sealed record ProgrammeAmended(ProgrammeId Programme, int Version, LocalDate EffectiveOn, bool AsksConsentAgain) : IEvent;
