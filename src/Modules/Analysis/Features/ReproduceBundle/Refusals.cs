using Confrere.Kernel.Refusals;

namespace Confrere.Analysis.Features.ReproduceBundle;

internal sealed record BundleCannotBeRead(string File, string Why) : Refusal($"{File} cannot be read as a bundle: {Why}");

internal sealed record BundleLacksFiles(string File, IReadOnlyList<string> Missing) : Refusal($"{File} is not a bundle: it lacks {string.Join(", ", Missing)}.");
