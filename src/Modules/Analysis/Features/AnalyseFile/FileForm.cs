namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>How a trial's file is laid out: a row a participant, a row a participant and visit, or the latter as REDCap exports it.</summary>
internal enum FileForm { Wide, Long, Redcap }
