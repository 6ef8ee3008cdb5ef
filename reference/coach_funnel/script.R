# Reads ../wl_102/data.csv (coached arm, three months), writes expected.json.  Run:  cd <this folder> && Rscript script.R
source("../lib/common.R")
d <- rcsv("../wl_102/data.csv"); d <- d[d$arm == 1 & !is.na(d$y3), ]; m <- fit_lmer(y3 ~ y0 + (1 | coach), d); r <- d$y3 - c(lme4::getME(m, "X") %*% lme4::fixef(m)); u <- lme4::ranef(m, condVar = TRUE)$coach
wjson(list(source = "wl_102 coached arm", sigma = sigma(m), coach = rownames(u), n = arr(as.numeric(table(d$coach)[rownames(u)])), deviation = arr(tapply(r, d$coach, mean)[rownames(u)]), blup = arr(u[[1]]), cond_se = arr(sqrt(c(attr(u, "postVar"))))))
