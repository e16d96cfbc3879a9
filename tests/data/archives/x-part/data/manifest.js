window.__THAR_CONFIG = { "archiveInfo" : { "generationDate" : "2024-01-10T00:00:00.000Z", "isPartialArchive" : true } }
